package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.confirmation.Unconfirmed;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A screen may only clear what its interval excludes: the rest is measured side by side. */
class UnclearTests extends AgainstBaseline {

    private static final Consumer<ObjectNode> ESTIMATED =
            jvm -> jvm.withObject("/source").put("quality", "estimated");

    @ParameterizedTest
    @CsvSource({"0.95", "1.0", "1.05"})
    void what_is_too_noisy_to_be_cleared_is_measured_again_although_it_does_not_look_worse(double factor)
            throws IOException {
        Analysis judged = noisy(factor);

        Finding finding = regression(judged);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.evidence()).isEqualTo(Evidence.UNCLEAR);
        assertThat(finding.comparison().high()).isGreaterThan(1.5);
        assertThat(Gate.suspects(judged).worse()).isEmpty();
        assertThat(Gate.suspects(judged).unclear()).containsExactly(FOO);
    }

    @Test
    void what_the_interval_excludes_is_cleared_however_noisy_it_is() throws IOException {
        Analysis judged = noisy(0.3);

        assertThat(regression(judged).verdict()).isIn(Verdict.PASS, Verdict.IMPROVED);
        assertThat(regression(judged).comparison().detectable()).isGreaterThan(0.2);
        assertThat(Gate.suspects(judged).isEmpty()).isTrue();
    }

    @Test
    void a_noisy_test_of_a_few_millijoules_is_not_worth_the_time() throws IOException {
        widely(builds.build(), FOO, 0.002).store(baseline);

        Analysis judged = widely(builds.build(), FOO, 0.002).against(baseline);

        assertThat(Gate.suspects(judged).isEmpty()).isTrue();
    }

    @Test
    void a_clean_build_of_many_quiet_tests_has_nothing_to_measure_again() throws IOException {
        Builds.Build before = builds.build();
        Builds.Build after = builds.build();
        for (int i = 0; i < 200; i++) {
            before.measure("a.A#t" + i + "()", 10, 1, 0.01);
            after.measure("a.A#t" + i + "()", 10, 1, 0.01);
        }
        before.store(baseline);

        assertThat(Gate.suspects(after.against(baseline)).isEmpty()).isTrue();
    }

    @Test
    void with_too_few_samples_for_an_interval_what_looks_much_worse_is_measured_again() throws IOException {
        builds.build().measure(FOO, 1, 1, 0).measure(BAR, 1, 1, 0).store(baseline);

        Analysis judged =
                builds.build().measure(FOO, 1, 1.4, 0).measure(BAR, 1, 1.1, 0).against(baseline);

        assertThat(regression(judged).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Gate.suspects(judged))
                .satisfies(suspects -> assertThat(suspects.unclear()).containsExactly(FOO))
                .satisfies(suspects -> assertThat(suspects.worse()).isEmpty());
    }

    @Test
    void of_very_many_noisy_tests_the_worst_are_measured_and_the_others_say_that_they_were_not() throws IOException {
        Builds.Build before = builds.build();
        Builds.Build after = builds.build();
        for (int i = 0; i < 40; i++) {
            widely(before, "a.A#t" + i + "()", 1);
            widely(after, "a.A#t" + i + "()", i < 20 ? 0.96 : 1.04);
        }
        before.store(baseline);
        Analysis judged = after.against(baseline);

        Suspects suspects = Gate.suspects(judged);
        Map<String, Answer> one = Map.of(suspects.unclear().get(0), answer(Outcome.REFUTED, 1.0));
        Analysis settled = gate().settle(judged, one);

        assertThat(suspects.unclear()).hasSize(Gate.MOST_UNCLEAR);
        assertThat(suspects.unclear())
                .allMatch(test -> find(judged, test).comparison().ratio() > 1);
        assertThat(settled.tests())
                .filteredOn(test -> test.judgement().verdict() == Verdict.INCONCLUSIVE)
                .isNotEmpty()
                .filteredOn(test -> test.stored().evidence() == Evidence.UNCONFIRMED)
                .allMatch(test -> test.judgement()
                        .reason()
                        .contains("unconfirmed: only 10 tests that the baseline cannot clear are measured again"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 1.6, FAIL, CONFIRMED",
        "REFUTED, 1.0, PASS, CLEARED",
        "UNCONFIRMED, 1.01, INCONCLUSIVE, UNCONFIRMED",
        "UNCONFIRMED, 1.06, WARN, UNCONFIRMED",
        "UNCONFIRMED, 1.7, WARN, UNCONFIRMED",
    })
    void fresh_jvms_settle_what_the_baseline_could_not(
            Outcome outcome, double ratio, Verdict verdict, Evidence evidence) throws IOException {
        Analysis judged = noisy(1.0);

        Finding settled = regression(gate().settle(judged, Map.of(FOO, answer(outcome, ratio))));

        assertThat(settled.verdict()).isEqualTo(verdict);
        assertThat(settled.evidence()).isEqualTo(evidence);
    }

    @Test
    void where_it_could_not_be_measured_again_it_stays_open_and_says_why() throws IOException {
        Finding settled = regression(gate().settle(noisy(1.0), Map.of(FOO, Answer.none(Unconfirmed.NO_BASE, ""))));

        assertThat(settled.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(settled.reason()).contains("noise would hide").contains("unconfirmed: the baseline's code is not");
    }

    private Analysis noisy(double factor) throws IOException {
        widely(builds.build(ESTIMATED), FOO, 1).store(baseline);
        return widely(builds.build(ESTIMATED), FOO, factor).against(baseline);
    }

    private static Builds.Build widely(Builds.Build build, String test, double joules) {
        for (double share : new double[] {0.7, 0.85, 0.95, 1.05, 1.2, 1.4}) {
            build.measure(test, 1, share * joules, 0);
        }
        return build;
    }

    private Gate gate() throws IOException {
        return new Gate(RegressionRule.DEFAULT, BaselineReference.read(baseline), null, Acceptances.NONE, Builds.TODAY);
    }

    private static Answer answer(Outcome outcome, double ratio) {
        Confirmed confirmed = new Confirmed(outcome, ratio, ratio / 1.03, ratio * 1.03, 0.001, 5);
        return new Answer(confirmed, outcome == Outcome.UNCONFIRMED ? Unconfirmed.UNDECIDED : null, true, "measured");
    }

    private static Finding regression(Analysis analysis) {
        return Objects.requireNonNull(find(analysis, FOO).regression());
    }
}
