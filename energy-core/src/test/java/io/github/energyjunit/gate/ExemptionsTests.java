package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionsTests extends AgainstBaseline {

    @Test
    void an_unsteady_machine_widens_what_is_said_and_switches_nothing_off() throws IOException {
        store(1);

        Analysis steady = builds.build(canary(0.01)).measure(FOO, 10, 1.3, 0.02).against(baseline);
        Analysis unsteady =
                builds.build(canary(-0.06)).measure(FOO, 10, 1.3, 0.02).against(baseline);

        assertThat(width(unsteady)).isGreaterThan(1.1 * width(steady));
        assertThat(verdict(builds.build(canary(-0.06)).measure(FOO, 10, 1.6, 0.02)))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_canary_that_needs_more_as_well_takes_the_machine_out_of_the_ratio() throws IOException {
        builds.build(canary(0.0, 500_000)).measure(FOO, 10, 1, 0.01).store(baseline);

        Analysis corrected =
                builds.build(canary(0.0, 530_000)).measure(FOO, 10, 1.06, 0.01).against(baseline);
        Analysis plain =
                builds.build(canary(0.0, 500_000)).measure(FOO, 10, 1.06, 0.01).against(baseline);

        assertThat(ratio(corrected)).isBetween(1.0, 1.04);
        assertThat(ratio(plain)).isBetween(1.05, 1.07);
    }

    private static double ratio(Analysis analysis) {
        return Objects.requireNonNull(find(analysis, FOO).comparison()).ratio();
    }

    private static double width(Analysis analysis) {
        Comparison comparison = Objects.requireNonNull(find(analysis, FOO).comparison());
        return Math.log(comparison.high() / comparison.low());
    }

    private static Consumer<ObjectNode> canary(double drift) {
        return jvm -> jvm.putObject("canary").put("cv", 0.01).put("drift", drift);
    }

    private static Consumer<ObjectNode> canary(double drift, double level) {
        return jvm ->
                jvm.putObject("canary").put("cv", 0.01).put("drift", drift).put("levelMicrojoules", level);
    }

    @Test
    void an_acceptance_covers_no_more_than_its_largest_ratio() throws IOException {
        store(1);
        Acceptances little = new Acceptances(
                List.of(new Acceptances.Entry(new TestPattern("*#foo()"), "new cipher", Builds.TODAY, 1.4)));

        Analysis within =
                builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline, null, RegressionRule.DEFAULT, little);
        Analysis beyond =
                builds.build().measure(FOO, 10, 10, 0.02).against(baseline, null, RegressionRule.DEFAULT, little);

        assertThat(find(within, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(beyond, FOO).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(beyond, FOO).judgement().reason()).endsWith("accepted is no more than 40 % above the baseline");
    }

    @Test
    void an_acceptance_holds_whatever_another_entry_for_the_same_test_does_not_cover() throws IOException {
        store(1);
        Acceptances.Entry lasting =
                new Acceptances.Entry(new TestPattern("*"), "all a little", Builds.TODAY.plusYears(1), 1.05);
        Acceptances.Entry enough = new Acceptances.Entry(new TestPattern("*#foo()"), "new cipher", Builds.TODAY, 1.4);
        Acceptances.Entry expired =
                new Acceptances.Entry(new TestPattern("*foo*"), "for a while", Builds.TODAY.minusDays(1), null);
        Acceptances both = new Acceptances(List.of(lasting, expired)).plus(enough);

        Analysis within =
                builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline, null, RegressionRule.DEFAULT, both);
        Analysis beyond =
                builds.build().measure(FOO, 10, 10, 0.02).against(baseline, null, RegressionRule.DEFAULT, both);

        assertThat(find(within, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(within, FOO).judgement().reason()).endsWith(": new cipher");
        assertThat(find(beyond, FOO).judgement().reason()).endsWith("accepted is no more than 40 % above the baseline");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2e6, Double.POSITIVE_INFINITY, Double.NaN})
    void a_ratio_that_the_file_may_not_have_is_not_written(double ratio) throws IOException {
        store(1);
        Analysis worse = builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline);

        assertThatThrownBy(() -> new AcceptedIncreases(new TestPattern("*"), "x", Builds.TODAY, ratio).of(worse))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("energy.accept.ratio");
    }

    @Test
    void one_doubtful_sample_is_left_out_and_disarms_nothing() throws IOException {
        store(1);
        Builds.Build build = builds.build().measure(FOO, 1, 50, 0, Recording.flag("COUNTER_RESET"));

        JudgedTest foo = find(build.measure(FOO, 10, 1.3, 0.02).against(baseline), FOO);

        assertThat(foo.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(foo.judgement().reason()).contains("1 sample left out");
    }

    @Test
    void a_stuck_counter_is_no_improvement() throws IOException {
        store(1);
        Builds.Build build = builds.build().measure(FOO, 4, 0.5, 0.01, Recording.flag("COUNTER_STUCK"));

        assertThat(verdict(build.measure(FOO, 6, 1, 0.02))).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_estimated_regression_warns_unless_it_is_allowed_to_fail() throws IOException {
        Consumer<ObjectNode> estimated = jvm -> jvm.withObject("/source").put("quality", "estimated");
        builds.build(estimated).measure(FOO, 10, 1, 0.01).store(baseline);
        Builds.Build worse = builds.build(estimated).measure(FOO, 10, 1.2, 0.01);

        assertThat(verdict(worse)).isEqualTo(Verdict.WARN);
        RegressionRule allowed = new RegressionRule(
                0.02, 0.05, 0.10, 0.10, Joules.of(0.01), 0.05, 0.99, 0.20, 5, 0.02, AllowEstimated.ALWAYS);
        assertThat(find(worse.against(baseline, null, allowed, Acceptances.NONE), FOO)
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(builds.build(estimated).measure(FOO, 10, 1.08, 0.01)))
                .as("an estimate must be beyond 10 %%")
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPLAUSIBLE", "COUNTER_RESET", "COUNTER_STUCK"})
    void a_doubtful_reading_only_warns(String flag) throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 1.3, 0.02, Recording.flag(flag))))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void a_test_whose_annotation_keeps_it_out_of_the_gate_only_warns() throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 1.3, 0.02, line -> line.put("gate", false))))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void an_accepted_increase_passes_until_its_last_day() throws IOException {
        store(1);
        Builds.Build worse = builds.build().measure(FOO, 10, 1.3, 0.02);

        Analysis accepted = worse.against(baseline, null, RegressionRule.DEFAULT, accept(Builds.TODAY));
        Analysis expired = worse.against(baseline, null, RegressionRule.DEFAULT, accept(Builds.TODAY.minusDays(1)));

        assertThat(find(accepted, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(accepted, FOO).judgement().reason()).endsWith("accepted until 2026-11-23: new cipher");
        assertThat(find(expired, FOO).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(expired, FOO).judgement().reason()).endsWith("it was accepted only until 2026-11-22");
        assertThat(expired.warnings()).anyMatch(line -> line.contains("expired after 2026-11-22"));
    }

    @Test
    void many_small_steps_break_the_pinned_baseline() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("release.json"));
        builds.build().measure(FOO, 10, 1, 0.01).store(pinned);
        builds.build().measure(FOO, 10, 1.15, 0.01).store(baseline);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 1.17, 0.01)
                .against(baseline, pinned, RegressionRule.DEFAULT, Acceptances.NONE);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains("a regression is more than 10 %")
                .endsWith("this is the pinned baseline " + pinned.path());
    }

    @Test
    void a_pinned_baseline_that_is_not_there_is_told() throws IOException {
        store(1);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 1, 0.01)
                .against(
                        baseline,
                        new BaselineFile(directory.resolve("none.json")),
                        RegressionRule.DEFAULT,
                        Acceptances.NONE);

        assertThat(analysis.warnings()).anyMatch(line -> line.contains("none.json does not exist"));
        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
    }

    private static Acceptances accept(LocalDate until) {
        return new Acceptances(List.of(new Acceptances.Entry(new TestPattern("*#foo()"), "new cipher", until, null)));
    }
}
