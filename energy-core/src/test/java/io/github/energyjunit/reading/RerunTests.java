package io.github.energyjunit.reading;

import static io.github.energyjunit.reading.Recording.flag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run again after a failure, as by Surefire's {@code rerunFailingTestsCount}. */
class RerunTests {
    private static final String FOO = "com.acme.FooTest#foo()";
    private static final Consumer<ObjectNode> FAILED =
            flag("FAILED_TEST").andThen(line -> line.put("outcome", "failed"));

    @TempDir
    Path output;

    @Test
    void a_test_that_passes_when_run_again_is_no_failed_test() throws IOException {
        Recording.measured(output).add(FOO, 50, FAILED.andThen(at(1))).add(FOO, 1, at(2));

        TestSummary test = onlyTest();

        assertThat(test.flags()).doesNotContain("FAILED_TEST");
        assertThat(test.attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
        assertThat(test.invocations().failed()).isEqualTo(1);
    }

    @Test
    void a_test_that_fails_when_run_again_is_a_failed_test() throws IOException {
        Recording.measured(output).add(FOO, 1, at(1)).add(FOO, 50, FAILED.andThen(at(2)));

        assertThat(onlyTest().flags()).contains("FAILED_TEST");
    }

    @Test
    void a_test_is_judged_by_when_it_ran_and_not_by_where_its_line_stands() throws IOException {
        Recording.measured(output).add(FOO, 1, at(9)).add(FOO, 50, FAILED.andThen(at(3)));

        assertThat(onlyTest().flags()).doesNotContain("FAILED_TEST");
    }

    @Test
    void warm_ups_do_not_tell_the_outcome() throws IOException {
        Recording.measured(output)
                .add(FOO, 50, FAILED.andThen(at(1)))
                .add(FOO, 1, at(2).andThen(line -> line.put("warmup", true)));

        assertThat(onlyTest().flags()).contains("FAILED_TEST");
    }

    private static Consumer<ObjectNode> at(long seconds) {
        return line -> line.put("startNanos", seconds * 1_000_000_000L);
    }

    private TestSummary onlyTest() throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, false),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output)
                .tests()
                .get(0)
                .test();
    }
}
