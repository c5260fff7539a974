package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassTotalsTests {

    @TempDir
    Path output;

    private Analysis analyse() throws IOException {
        Budgets budgets = new Budgets(List.of(), BudgetPolicy.usual(false));
        return new Analyzer(new Freshness(Instant.EPOCH, true), budgets, pid -> false).analyse(output);
    }

    private static String span(String className, int tests, long microjoules, String flags) {
        return "{\"type\":\"span\",\"className\":\"" + className + "\",\"tests\":" + tests
                + ",\"totalMicrojoules\":" + 2 * microjoules + ",\"attributedMicrojoules\":" + microjoules
                + ",\"resolutionMicrojoules\":1000,\"flags\":[" + flags + "]}\n";
    }

    @Test
    void a_class_that_was_measured_as_a_whole_counts_as_such() throws IOException {
        Recording.measured(output)
                .add("com.acme.FooTest#a()", 1)
                .add("com.acme.FooTest$Inner#b()", 1)
                .raw(span("com.acme.FooTest", 2, 3_500_000, ""));

        Analysis analysis = analyse();

        assertThat(analysis.classes())
                .extracting(ClassTotal::className, total -> total.sum().attributed(), ClassTotal::whole)
                .containsExactly(tuple("com.acme.FooTest", Joules.ofMicrojoules(3_500_000), true));
        assertThat(analysis.allClasses().total()).isEqualTo(Joules.ofMicrojoules(7_000_000));
        assertThat(analysis.allClasses().resolution()).isEqualTo(Joules.ofMicrojoules(1000));
        assertThat(analysis.all().attributed()).isEqualTo(Joules.ofMicrojoules(2_000_000));
    }

    @Test
    void regions_of_a_test_are_in_its_energy_already() throws IOException {
        Recording.measured(output)
                .add("com.acme.FooTest#a()", 1)
                .raw(
                        "{\"type\":\"region\",\"test\":\"com.acme.FooTest#a()\",\"region\":\"load\",\"warmup\":false,\"times\":1,"
                                + "\"startNanos\":1,\"durationNanos\":5,\"cpuNanos\":5,\"busyNanos\":5,\"totalMicrojoules\":9,"
                                + "\"attributedMicrojoules\":700000,\"resolutionMicrojoules\":1,\"flags\":[],\"reason\":null}\n")
                .add("com.acme.FooTest#a()", 1);

        Analysis analysis = analyse();

        assertThat(analysis.all().attributed()).isEqualTo(Joules.ofMicrojoules(2_000_000));
        assertThat(analysis.allClasses().total()).isEqualTo(Joules.ofMicrojoules(4_000_000));
        assertThat(analysis.warnings()).isEmpty();
    }

    @Test
    void tests_are_added_up_where_the_whole_is_not_sound() throws IOException {
        Recording.measured(output)
                .add("com.acme.AloneTest#a()", 4)
                .add("com.acme.BesideTest#a()", 3)
                .raw(span("com.acme.BesideTest", 1, 9_000_000, "\"OVERLAPPED\""))
                .add("com.acme.CutOffTest#a()", 1)
                .raw(span("com.acme.CutOffTest", 1, 1_500_000, ""))
                .add("com.acme.CutOffTest#b()", 1);

        assertThat(analyse().classes())
                .extracting(ClassTotal::className, total -> total.sum().attributed(), ClassTotal::whole)
                .containsExactly(
                        tuple("com.acme.AloneTest", Joules.ofMicrojoules(4_000_000), false),
                        tuple("com.acme.BesideTest", Joules.ofMicrojoules(3_000_000), false),
                        tuple("com.acme.CutOffTest", Joules.ofMicrojoules(2_000_000), false));
    }

    @Test
    void jvms_of_one_class_are_added_up() throws IOException {
        Recording.measured(output).add("com.acme.FooTest#a()", 1).raw(span("com.acme.FooTest", 1, 2_000_000, ""));
        Recording.measured(output).add("com.acme.FooTest#b()", 1).raw(span("com.acme.FooTest", 1, 3_000_000, ""));

        assertThat(analyse().classes()).singleElement().satisfies(total -> {
            assertThat(total.sum().attributed()).isEqualTo(Joules.ofMicrojoules(5_000_000));
            assertThat(total.whole()).isTrue();
        });
    }
}
