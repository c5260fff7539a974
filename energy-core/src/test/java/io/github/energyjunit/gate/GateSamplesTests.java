package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which samples count, and how many are enough. */
class GateSamplesTests extends AgainstBaseline {

    @Test
    void a_noisy_test_is_inconclusive_and_told_how_many_samples_would_do() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.3).store(baseline);

        JudgedTest foo = find(builds.build().measure(FOO, 10, 1, 0.3).against(baseline), FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Comparison comparison = Objects.requireNonNull(foo.comparison());
        assertThat(comparison.detectable()).isGreaterThan(0.2);
        assertThat(comparison.samplesNeeded()).isGreaterThan(20);
        assertThat(foo.judgement().reason()).contains(comparison.samplesNeeded() + " samples here and in the baseline");
    }

    @Test
    void what_no_number_of_samples_settles_is_advised_to_take_longer_ones() throws IOException {
        builds.build()
                .measure(FOO, 3, 1, 0)
                .measure(FOO, 4, 2, 0)
                .measure(FOO, 4, 3, 0)
                .store(baseline);

        Analysis analysis = builds.build()
                .measure(FOO, 3, 1, 0)
                .measure(FOO, 4, 2, 0)
                .measure(FOO, 4, 3, 0)
                .against(baseline);
        JudgedTest foo = find(analysis, FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Objects.requireNonNull(foo.comparison()).samplesNeeded()).isZero();
        assertThat(foo.judgement().reason())
                .contains(
                        "measure longer batches (@EnergyTest, minDuration), since no number of such samples would be enough");
    }

    @Test
    void five_samples_against_five_show_a_large_increase_among_many_tests() throws IOException {
        Builds.Build before = builds.build();
        Builds.Build after = builds.build();
        for (int i = 0; i < 200; i++) {
            before.measure("a.A#t" + i + "()", 5, 1, 0.02);
            after.measure("a.A#t" + i + "()", 5, i == 7 ? 10 : 1, 0.02);
        }
        before.store(baseline);

        JudgedTest guilty = find(after.against(baseline), "a.A#t7()");

        assertThat(guilty.judgement().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void too_few_samples_are_inconclusive_unless_they_are_far_off() throws IOException {
        store(1);

        JudgedTest foo = find(builds.build().measure(FOO, 4, 1.2, 0.01).against(baseline), FOO);
        JudgedTest far = find(builds.build().measure(FOO, 4, 5, 0.01).against(baseline), FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(foo.judgement().reason()).startsWith("this build has 4 samples and 5 are needed");
        assertThat(far.judgement().verdict()).isEqualTo(Verdict.WARN);
        assertThat(far.judgement().reason()).contains("times the baseline's", "this build has 4 samples");
    }

    @Test
    void samples_of_zero_joules_are_left_out_and_counted() throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 0, 0))).isEqualTo(Verdict.INCONCLUSIVE);
        JudgedTest foo = find(
                builds.build().measure(FOO, 1, 0, 0).measure(FOO, 10, 1, 0.01).against(baseline), FOO);
        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(foo.judgement().reason()).contains("1 sample left out because the readings are doubtful");
    }

    @Test
    void the_first_invocation_of_a_jvm_is_never_a_sample() throws IOException {
        store(1);
        Builds.Build build = builds.build();
        build.measure(FOO, 1, 50, 0, Recording.flag("FIRST_IN_JVM")).measure(FOO, 10, 1, 0.02);

        JudgedTest foo = find(build.against(baseline), FOO);

        assertThat(foo.test().samples().size()).isEqualTo(10);
        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.PASS);
        Builds.Build only = builds.build().measure(FOO, 6, 1, 0.02, Recording.flag("FIRST_IN_JVM"));
        assertThat(find(only.against(baseline), FOO).test().samples().size()).isEqualTo(6);
        assertThat(verdict(only)).as("later invocations are no match").isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void a_test_that_always_runs_first_in_its_jvm_is_held_against_such_runs() throws IOException {
        Consumer<ObjectNode> first = Recording.flag("FIRST_IN_JVM");
        for (int i = 0; i < 5; i++) {
            builds.build().measure(FOO, 1, 2, 0.01, first).store(baseline);
        }

        JudgedTest alike = find(builds.build().measure(FOO, 1, 2, 0.01, first).against(baseline), FOO);
        assertThat(alike.judgement().verdict()).as(alike.judgement().reason()).isEqualTo(Verdict.PASS);
        assertThat(verdict(builds.build().measure(FOO, 1, 6, 0.02, first))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void samples_are_per_operation() throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 100, 0.02, line -> line.put("operations", 100))))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void of_tiny_operations_whole_batches_differ_by_the_least_joules() throws IOException {
        Consumer<ObjectNode> batch = line -> line.put("operations", 10_000_000);
        builds.build().measure(FOO, 10, 5, 0.02, batch).store(baseline);

        JudgedTest foo = find(builds.build().measure(FOO, 10, 6, 0.02, batch).against(baseline), FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(foo.judgement().reason())
                .matches("(59|60|61)\\d nJ is (19|20|21)\\.\\d % above the baseline's (49|50|51)\\d nJ .*");
        assertThat(verdict(builds.build().measure(FOO, 10, 5, 0.02, batch))).isEqualTo(Verdict.PASS);
    }
}
