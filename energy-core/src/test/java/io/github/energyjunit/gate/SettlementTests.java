package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.confirmation.Unconfirmed;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTests extends AgainstBaseline {

    /** 1.3 is a stored FAIL, 1.04 a mere suspect, 1.0 nothing. */
    @ParameterizedTest
    @CsvSource({
        "1.3, CONFIRMED, 1.28, FAIL, CONFIRMED",
        "1.3, REFUTED, 1.01, PASS, REFUTED",
        "1.3, UNCONFIRMED, 1.04, FAIL, UNCONFIRMED",
        "1.08, CONFIRMED, 1.09, FAIL, CONFIRMED",
        "1.08, REFUTED, 1.00, PASS, REFUTED",
    })
    void fresh_jvms_have_the_last_word_and_without_one_the_stored_verdict_stands(
            double stored, Outcome outcome, double ratio, Verdict verdict, Evidence evidence) throws IOException {
        Finding settled = settled(stored, outcome, ratio, json -> {});

        assertThat(settled.verdict()).isEqualTo(verdict);
        assertThat(settled.evidence()).isEqualTo(evidence);
    }

    @Test
    void a_refuted_suspect_says_by_what_it_was_refuted() throws IOException {
        assertThat(settled(1.3, Outcome.REFUTED, 1.01, json -> {}).reason())
                .contains("but refuted side by side with the baseline's code (5 fresh pairs of JVMs: ratio 1.010, 95 %"
                        + " interval")
                .endsWith("which excludes 5 %");
    }

    /** What the stored baseline could only suspect, and what would have settled it, is out of date then. */
    @ParameterizedTest
    @CsvSource({"CONFIRMED, 1.6", "REFUTED, 1.01", "UNCONFIRMED, 1.2"})
    void what_was_measured_side_by_side_no_longer_says_that_it_may_be_noise(Outcome outcome, double ratio)
            throws IOException {
        builds.build().measure(FOO, 10, 1, 0.6).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, 1.25, 0.6).against(baseline);
        assertThat(regression(judged).reason()).contains("may be noise");

        String reason = regression(gate(RegressionRule.DEFAULT).settle(judged, answers(outcome, ratio)))
                .reason();

        assertThat(reason)
                .contains("above the baseline's", "side by side with the baseline's code")
                .doesNotContain("may be noise", "energy:compare", "measure longer", "only warns unless");
    }

    @Test
    void what_was_measured_side_by_side_no_longer_asks_for_more_builds_in_the_baseline() throws IOException {
        builds.build().measure(FOO, 2, 1, 0.02).store(baseline);
        Analysis judged = builds.build().measure(FOO, 2, 3, 0.02).against(baseline);
        assertThat(regression(judged).reason()).contains("are needed");

        String reason = regression(gate(RegressionRule.DEFAULT).settle(judged, answers(Outcome.CONFIRMED, 3)))
                .reason();

        assertThat(reason).contains("times the baseline's", "; confirmed").doesNotContain("are needed");
    }

    @Test
    void what_stays_open_has_its_figures_before_its_advice() throws IOException {
        store(1);
        Analysis judged = builds.build().measure(FOO, 10, 1.6, 0.01).against(baseline);
        Confirmed few = new Confirmed(Outcome.UNCONFIRMED, 1.52, 1.42, 1.63, 1, 1);
        Answer time = new Answer(few, Unconfirmed.TIME, false, "more time is needed: -Denergy.compare.time");

        String reason = regression(gate(RegressionRule.DEFAULT).settle(judged, Map.of(FOO, time)))
                .reason();

        assertThat(reason)
                .endsWith("; unconfirmed side by side with the baseline's code (1 fresh pair of JVMs: ratio 1.520, 95 %"
                        + " interval 1.420 to 1.630): more time is needed: -Denergy.compare.time, so the stored"
                        + " comparison stands");
    }

    @Test
    void what_is_refuted_by_its_joules_does_not_claim_that_its_ratio_is() throws IOException {
        store(1);
        Analysis judged = builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline);

        Gate gate = gate(RegressionRule.DEFAULT);

        assertThat(regression(gate.settle(judged, answers(Outcome.REFUTED, 1.01)))
                        .reason())
                .endsWith(", which excludes 5 %");
        assertThat(regression(gate.settle(judged, answers(Outcome.REFUTED, 1.25)))
                        .reason())
                .endsWith(", which is no more than 10 mJ a sample");
    }

    @Test
    void the_same_code_as_the_baselines_is_refuted_and_says_so() throws IOException {
        store(1);
        Analysis judged = builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline);

        Finding settled = regression(
                gate(RegressionRule.DEFAULT).settle(judged, Map.of(FOO, Answer.sameCode("commit 0a1b2c3d4e"))));

        assertThat(settled.verdict()).isEqualTo(Verdict.PASS);
        assertThat(settled.evidence()).isEqualTo(Evidence.REFUTED);
        assertThat(settled.reason())
                .contains("above the baseline's")
                .contains(
                        "; but the code is the same as the baseline's (commit 0a1b2c3d4e); what differs is the machine")
                .doesNotContain("side by side");
    }

    @ParameterizedTest
    @EnumSource(Unconfirmed.class)
    void whatever_kept_it_from_being_confirmed_is_said_and_it_stays_red(Unconfirmed why) throws IOException {
        store(1);
        Analysis judged = builds.build().measure(FOO, 10, 1.3, 0.02).against(baseline);

        Finding settled =
                regression(gate(RegressionRule.DEFAULT).settle(judged, Map.of(FOO, Answer.none(why, "for a reason"))));

        assertThat(settled.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(settled.evidence()).isEqualTo(Evidence.UNCONFIRMED);
        assertThat(settled.reason())
                .contains("unconfirmed: " + why.text() + ": for a reason")
                .endsWith("so the stored comparison stands");
    }

    @Test
    void a_large_ratio_that_is_unconfirmed_is_at_least_a_warning() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.6).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, 2.2, 0.6).against(baseline);

        Finding settled =
                regression(gate(RegressionRule.DEFAULT).settle(judged, Map.of(FOO, Answer.none(Unconfirmed.TIME, ""))));

        assertThat(settled.verdict()).isIn(Verdict.WARN, Verdict.FAIL);
    }

    /** Eight pairs with an interval this wide are of JVMs that differ by 17 %, so that 30 % is no more than luck. */
    @ParameterizedTest
    @CsvSource({"1.3, 1.16, 8, WARN", "1.3, 1.03, 8, FAIL", "3.0, 1.16, 8, FAIL", "1.3, 1.16, 2, FAIL"})
    void a_stored_failure_stands_only_if_it_holds_where_jvms_differ_as_fresh_ones_do(
            double stored, double width, int jvmPairs, Verdict expected) throws IOException {
        builds.build().measure(FOO, 10, 1, 0.01).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, stored, 0.01).against(baseline);
        assertThat(regression(judged).verdict()).isEqualTo(Verdict.FAIL);
        Confirmed open = new Confirmed(Outcome.UNCONFIRMED, 1.03, 1.03 / width, 1.03 * width, 0.4, jvmPairs);

        Finding settled = regression(gate(RegressionRule.DEFAULT)
                .settle(judged, Map.of(FOO, new Answer(open, Unconfirmed.UNDECIDED, false, "open"))));

        assertThat(settled.verdict()).isEqualTo(expected);
        assertThat(settled.evidence()).isEqualTo(Evidence.UNCONFIRMED);
        assertThat(settled.reason())
                .contains(expected == Verdict.WARN ? "more builds in the baseline" : "so the stored comparison stands");
    }

    @Test
    void an_estimate_fails_once_it_is_confirmed_and_says_that_it_is_cpu_time() throws IOException {
        Consumer<ObjectNode> estimated = jvm -> jvm.withObject("/source").put("quality", "estimated");

        Finding confirmed = settled(1.35, Outcome.CONFIRMED, 1.35, estimated);
        Finding open = settled(1.35, Outcome.UNCONFIRMED, 1.35, estimated);

        assertThat(confirmed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(confirmed.reason()).contains("it needs 35 % more CPU time; estimated 1.35 times the energy");
        assertThat(open.verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void a_refuted_regression_takes_the_one_against_the_pinned_baseline_not_with_it() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("release.json"));
        builds.build().measure(FOO, 10, 1, 0.01).store(pinned);
        builds.build().measure(FOO, 10, 1.3, 0.01).store(baseline);
        Analysis judged = builds.build()
                .measure(FOO, 10, 1.7, 0.01)
                .against(baseline, pinned, RegressionRule.DEFAULT, Acceptances.NONE);

        Analysis settled = new Gate(
                        RegressionRule.DEFAULT,
                        BaselineReference.read(baseline),
                        BaselineReference.read(pinned),
                        Acceptances.NONE,
                        Builds.TODAY)
                .settle(judged, answers(Outcome.REFUTED, 1.01));

        assertThat(regression(settled).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(regression(settled).reason()).contains("this is the pinned baseline");
    }

    @Test
    void unconfirmed_warnings_break_the_build_on_request() throws IOException {
        builds.build().measure(FOO, 4, 1, 0.01).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, 3, 0.01).against(baseline);

        assertThat(regression(judged).verdict()).isEqualTo(Verdict.WARN);
        assertThat(FailOn.of("FAIL").broken(judged.remarks())).isEmpty();
        assertThat(FailOn.of("FAIL,UNCONFIRMED").broken(judged.remarks())).hasSize(1);
    }

    private Finding settled(double stored, Outcome outcome, double ratio, Consumer<ObjectNode> jvm) throws IOException {
        builds.build(jvm).measure(FOO, 10, 1, 0.01).store(baseline);
        Analysis judged = builds.build(jvm).measure(FOO, 10, stored, 0.01).against(baseline);
        assertThat(Gate.suspects(judged).worse()).containsExactly(FOO);
        return regression(gate(RegressionRule.DEFAULT).settle(judged, answers(outcome, ratio)));
    }

    private Gate gate(RegressionRule rule) throws IOException {
        return new Gate(rule, BaselineReference.read(baseline), null, Acceptances.NONE, Builds.TODAY);
    }

    private static Map<String, Answer> answers(Outcome outcome, double ratio) {
        Confirmed confirmed = new Confirmed(outcome, ratio, ratio / 1.03, ratio * 1.03, 0.001, 5);
        Unconfirmed why = outcome == Outcome.UNCONFIRMED ? Unconfirmed.UNDECIDED : null;
        return Map.of(FOO, new Answer(confirmed, why, outcome == Outcome.CONFIRMED, "as measured"));
    }

    private static Finding regression(Analysis analysis) {
        return Objects.requireNonNull(find(analysis, FOO).regression());
    }
}
