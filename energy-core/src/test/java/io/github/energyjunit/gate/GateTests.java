package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTests extends AgainstBaseline {

    @Test
    void a_test_that_uses_more_energy_fails_and_the_others_pass() throws IOException {
        store(1);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 1.2, 0.02)
                .measure(BAR, 10, 3, 0.02)
                .against(baseline);

        JudgedTest foo = find(analysis, FOO);
        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(foo.judgement().reason())
                .matches("1\\.\\d+ J is (19|20|21)\\.\\d % above the baseline's [0-9.]+ m?J \\(ratio 1\\.\\d{3},"
                        + " 99 % interval 1\\.\\d{3} to 1\\.\\d{3}, adjusted p 0\\.0\\d+, n = 10 against 10, JVMs 1 against 1\\);"
                        + " a regression is more than 5 % and 10 mJ a sample");
        assertThat(find(analysis, BAR).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(analysis.verdict()).isEqualTo(Verdict.FAIL);
        Comparison comparison = Objects.requireNonNull(foo.comparison());
        assertThat(comparison.ratio()).isEqualTo(1.2, within(0.03)).isBetween(comparison.low(), comparison.high());
        assertThat(comparison.baselineSamples()).isEqualTo(10);
        assertThat(comparison.samplesNeeded()).isZero();
    }

    @Test
    void a_test_that_became_thriftier_is_praised_and_breaks_nothing() throws IOException {
        store(1);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 0.8, 0.02)
                .measure(BAR, 10, 3, 0.02)
                .against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains("% below the baseline's")
                .contains("mvn verify energy:baseline");
        assertThat(analysis.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASS", "1.03, PASS", "1.3, FAIL"})
    void a_change_within_the_least_effect_passes(double factor, Verdict expected) throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, factor, 0.01))).isEqualTo(expected);
    }

    @Test
    void a_change_of_a_few_millijoules_passes_however_large_its_ratio() throws IOException {
        builds.build().measure(FOO, 10, 0.01, 0.02).store(baseline);

        Analysis analysis = builds.build().measure(FOO, 10, 0.0195, 0.02).against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(analysis, FOO).judgement().reason()).contains("but by no more than 10 mJ");
    }

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
                .contains("measure longer batches (@EnergyTest), as no number of such samples would do");
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
    void what_looks_worse_but_may_be_noise_is_neither_red_nor_green() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.3).store(baseline);

        JudgedTest guilty = find(builds.build().measure(FOO, 10, 1.2, 0.3).against(baseline), FOO);

        assertThat(guilty.judgement().verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.WARN);
        assertThat(guilty.judgement().reason()).contains("may be");
        assertThat(Gate.suspects(builds.build().measure(FOO, 10, 1.2, 0.3).against(baseline)))
                .contains(FOO);
    }

    @Test
    void what_all_tests_share_is_one_finding_and_not_one_for_each() throws IOException {
        Builds.Build before = builds.build();
        Builds.Build after = builds.build();
        for (int i = 0; i < 40; i++) {
            before.measure("a.A#t" + i + "()", 10, 1, 0.01);
            after.measure("a.A#t" + i + "()", 10, i == 3 ? 1.7 : 1.1, 0.01);
        }
        before.store(baseline);

        Analysis analysis = after.against(baseline);

        assertThat(analysis.common()).isNotNull();
        assertThat(analysis.common().verdict()).isEqualTo(Verdict.WARN);
        assertThat(analysis.common().reason()).startsWith("all 40 tests together are 10.");
        assertThat(analysis.tests().stream()
                        .filter(test -> test.judgement().verdict() == Verdict.FAIL)
                        .map(test -> test.test().test()))
                .containsExactly("a.A#t3()");
    }

    @Test
    void what_all_tests_share_and_no_machine_does_fails_each_of_them() throws IOException {
        Builds.Build before = builds.build();
        Builds.Build after = builds.build();
        for (int i = 0; i < 10; i++) {
            before.measure("a.A#t" + i + "()", 10, 1, 0.01);
            after.measure("a.A#t" + i + "()", 10, 2, 0.01);
        }
        before.store(baseline);

        Analysis analysis = after.against(baseline);

        assertThat(analysis.common().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(analysis.tests()).allMatch(test -> test.judgement().verdict() == Verdict.FAIL);
    }

    @Test
    void without_a_baseline_the_command_that_makes_one_is_named() throws IOException {
        Analysis analysis = builds.build().measure(FOO, 10, 1, 0.02).against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.MISSING_BASELINE);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains(baseline.path().toString())
                .contains("mvn verify energy:baseline");
        assertThat(analysis.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_renamed_test_is_new_and_removed() throws IOException {
        store(1);

        Analysis analysis = builds.build()
                .measure("com.acme.FooTest#oof()", 10, 1, 0.02)
                .measure(BAR, 10, 3, 0.02)
                .against(baseline);

        assertThat(find(analysis, "com.acme.FooTest#oof()").judgement().verdict())
                .isEqualTo(Verdict.NEW);
        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.REMOVED);
        assertThat(find(analysis, FOO).judgement().reason()).contains("prune=true");
        assertThat(analysis.violations()).isEmpty();
    }

    @Test
    void a_baseline_of_another_machine_is_incomparable_and_the_differing_keys_are_named() throws IOException {
        store(1);

        Analysis analysis = builds.build(jvm -> jvm.withObject("/fingerprint")
                        .put("cpuModel", "Intel Xeon")
                        .put("gc", "Parallel"))
                .measure(FOO, 10, 2, 0.02)
                .against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains(
                        "cpuModel is 'Intel Xeon' here and 'AMD EPYC' in the baseline, gc is 'Parallel' here and 'G1'");
        assertThat(analysis.tests()).hasSize(1);
    }

    @Test
    void a_processor_that_is_not_known_compares_with_nothing_not_even_with_another_unknown_one() throws IOException {
        Consumer<ObjectNode> unknown = jvm -> jvm.withObject("/fingerprint").put("cpuModel", "unknown");
        builds.build(unknown).measure(FOO, 10, 1, 0.02).store(baseline);

        Analysis analysis = builds.build(unknown).measure(FOO, 10, 2, 0.02).against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(find(analysis, FOO).judgement().reason()).contains("does not tell which processor it has");
        assertThat(analysis.violations()).isEmpty();
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
    void bodies_are_never_held_against_whole_executions() throws IOException {
        store(1);

        JudgedTest foo = find(
                builds.build()
                        .measure(FOO, 10, 3, 0.02, line -> line.put("scope", "execution"))
                        .against(baseline),
                FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(foo.judgement().reason()).contains("all that its engine did here and of its body in the baseline");
    }

    @Test
    void another_governor_is_another_machine() throws IOException {
        builds.build(jvm -> jvm.putObject("settings").put("governor", "powersave"))
                .measure(FOO, 10, 1, 0.02)
                .store(baseline);

        JudgedTest foo = find(
                builds.build(jvm -> jvm.putObject("settings").put("governor", "performance"))
                        .measure(FOO, 10, 2, 0.02)
                        .against(baseline),
                FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(foo.judgement().reason()).contains("governor is 'performance' here and 'powersave' in the baseline");
        assertThat(verdict(builds.build(jvm -> jvm.putObject("settings").put("governor", "powersave"))
                        .measure(FOO, 10, 2, 0.02)))
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"12, 8", "8, 12", "10, 12", "10, 8"})
    void idle_power_that_was_calibrated_otherwise_makes_no_regression_and_hides_none(double then, double now)
            throws IOException {
        builds.build(net(then))
                .measure(FOO, 10, 3, 0.01, line -> idle(line, then))
                .store(baseline);

        assertThat(verdict(builds.build(net(now)).measure(FOO, 10, 3, 0.01, line -> idle(line, now))))
                .isEqualTo(Verdict.PASS);
        assertThat(verdict(builds.build(net(now)).measure(FOO, 10, 4.5, 0.01, line -> idle(line, now))))
                .isIn(Verdict.FAIL, Verdict.WARN);
    }

    @Test
    void idle_power_that_nothing_can_be_computed_with_never_fails_by_itself() throws IOException {
        builds.build(net(12)).measure(FOO, 10, 3, 0.01).store(baseline);

        JudgedTest foo = find(builds.build(net(8)).measure(FOO, 10, 6, 0.01).against(baseline), FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.WARN);
        assertThat(foo.judgement().reason())
                .contains("idle power of 12.0 W was taken off the baseline and of 8.0 W off this build");
    }

    private static Consumer<ObjectNode> net(double watts) {
        return jvm -> {
            jvm.put("attribution", "net").put("idleWatts", watts);
            jvm.withObject("/fingerprint").put("attribution", "net");
        };
    }

    /** Takes idle power off what was measured gross, for 100 ms. */
    private static void idle(ObjectNode line, double watts) {
        long gross = line.path("attributedMicrojoules").asLong();
        line.put("grossMicrojoules", gross).put("idleNanos", 100_000_000L);
        line.put("attributedMicrojoules", gross - Math.round(watts * 100_000));
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

    @Test
    void a_setting_that_makes_no_sense_is_named() {
        assertThatThrownBy(() ->
                        new RegressionRule(0.2, 0.05, 0.10, 0.10, 0.01, 0.05, 0.99, 0.20, 5, 0.02, AllowEstimated.AUTO))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Invalid value '0.05' for energy.regression.minEffect: expected a number from 0.2 to 100.0");
        assertThatThrownBy(() -> FailOn.of("FAIL,PASS"))
                .hasMessageContaining("'FAIL,PASS' for energy.failOn: expected none, or of WARN");
        assertThatThrownBy(() -> FailOn.of("red")).hasMessageContaining("'red'");
        assertThat(FailOn.of("fail, inconclusive").verdicts())
                .containsExactlyInAnyOrder(Verdict.FAIL, Verdict.INCONCLUSIVE);
        assertThat(FailOn.of("none").verdicts()).isEmpty();
    }
}
