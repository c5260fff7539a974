package io.github.energyjunit.aggregate;

import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.BudgetRule;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregationTests {

    private static final String FOO = "com.acme.FooTest#foo()";

    @TempDir
    Path directory;

    @Test
    void tests_of_the_same_name_stay_apart_and_keep_their_verdicts() throws IOException {
        Recording.measured(directory.resolve("core")).add(FOO, 1, maxJoules(5));
        Recording.estimated(directory.resolve("web")).add(FOO, 7, maxJoules(5));

        Analysis whole = joined();

        assertThat(whole.tests())
                .extracting(
                        judged -> judged.test().test(),
                        judged -> judged.judgement().verdict())
                .containsExactly(tuple("web/" + FOO, Verdict.WARN), tuple("core/" + FOO, Verdict.PASS));
        assertThat(whole.verdict()).isEqualTo(Verdict.WARN);
        assertThat(whole.quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(whole.all().attributed()).isEqualTo(Joules.ofMicrojoules(8_000_000));
        assertThat(whole.runs())
                .extracting(run -> run.file().replaceAll("/.*", ""))
                .containsExactly("core", "web");
        assertThat(whole.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.test()).isEqualTo("web/" + FOO));
    }

    @Test
    void the_worst_of_the_modules_budgets_counts_and_each_is_told() throws IOException {
        Recording.measured(directory.resolve("core")).add(FOO, 1);
        Recording.measured(directory.resolve("web")).add(FOO, 30);

        Analysis whole = joined(BudgetRule.of("module", null, "9"));

        assertThat(whole.module().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(whole.module().reason()).contains("core: 1 J is within", "web: 30 J is above");
    }

    @Test
    void warnings_name_their_module_and_no_module_is_no_data() throws IOException {
        Recording.measured(directory.resolve("core")).add(FOO, 1).raw("?");
        Aggregation aggregation = new Aggregation();
        aggregation.add("core", analysis("core"));
        aggregation.warn("web", "nothing");

        assertThat(aggregation.join().warnings()).hasSize(2).first().isEqualTo("web: nothing");
        assertThat(aggregation.join().warnings().get(1)).startsWith("core: ").contains("line 3");
        assertThat(new Aggregation().join().hasData()).isFalse();
    }

    private Analysis joined(BudgetRule... rules) throws IOException {
        Aggregation aggregation = new Aggregation();
        aggregation.add("web", analysis("web", rules));
        aggregation.add("core", analysis("core", rules));
        return aggregation.join();
    }

    private Analysis analysis(String module, BudgetRule... rules) throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(rules), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(directory.resolve(module));
    }
}
