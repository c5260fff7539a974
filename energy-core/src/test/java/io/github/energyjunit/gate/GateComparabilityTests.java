package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what was measured alike is held against a baseline. */
class GateComparabilityTests extends AgainstBaseline {

    @Test
    void without_a_baseline_the_command_that_makes_one_is_named() throws IOException {
        Analysis analysis = builds.build().measure(FOO, 10, 1, 0.02).against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.MISSING_BASELINE);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains(baseline.path().toString())
                .contains("mvn verify energy:baseline");
        assertThat(analysis.verdict()).isEqualTo(Verdict.MISSING_BASELINE);
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
        assertThat(find(analysis, FOO).judgement().reason()).contains("does not report its processor");
        assertThat(analysis.violations()).isEmpty();
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
                .contains("idle power of 12.0 W was subtracted in the baseline and of 8.0 W in this build");
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
}
