package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.meter.Quality;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings and annotations change of a comparison's verdicts. */
class CompareSettingsTests extends JudgedPairs {

    /** Side by side, two estimates compare CPU time, which is a fair thing to hold. */
    @ParameterizedTest
    @CsvSource({"AUTO, FAIL", "ALWAYS, FAIL", "NEVER, WARN"})
    void an_estimate_that_is_confirmed_side_by_side_fails_unless_that_is_forbidden(
            AllowEstimated allowed, Verdict verdict) {
        CompareJudge estimates = estimating(allowed);

        ComparedTest test = estimates
                .judge(SimulatedCompare.run(List.of(paired("T#a()", calm(1.35), fresh(1.35, 4), true, null))))
                .tests()
                .get(0);

        assertThat(test.verdict()).isEqualTo(verdict);
        assertThat(test.reason()).matches("needs 3\\d(\\.\\d)? % more CPU time; estimated 1\\.3\\d times the energy.*");
    }

    @Test
    void an_estimate_needs_a_greater_effect() {
        List<PairedTest> little = List.of(paired("T#a()", calm(1.05), fresh(1.05, 8), true, null));

        assertThat(estimating(AllowEstimated.AUTO)
                        .judge(SimulatedCompare.run(little))
                        .verdict())
                .isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void what_the_settings_say_of_jvms_holds_for_fresh_pairs_too() {
        List<PairedTest> three = List.of(paired("T#a()", calm(1.2), fresh(1.2, 3), true, null));

        assertThat(judging(0.02, AllowEstimated.AUTO, Quality.MEASURED)
                        .judge(SimulatedCompare.run(three))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judging(0.3, AllowEstimated.AUTO, Quality.MEASURED)
                        .judge(SimulatedCompare.run(three))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static CompareJudge estimating(AllowEstimated allowed) {
        return judging(RegressionRule.DEFAULT.jvmSpread(), allowed, Quality.ESTIMATED);
    }

    private static CompareJudge judging(double jvmSpread, AllowEstimated allowed, Quality quality) {
        RegressionRule usual = RegressionRule.DEFAULT;
        RegressionRule regression = new RegressionRule(
                usual.margin(),
                usual.effect(),
                usual.effectEstimated(),
                usual.effectPinned(),
                usual.least(),
                usual.falseDiscoveryRate(),
                usual.confidence(),
                usual.maxDetectable(),
                usual.minSamples(),
                jvmSpread,
                allowed);
        return new CompareJudge(CompareRule.of(regression, quality));
    }

    @Test
    void a_regression_only_warns_where_the_annotation_says_so() {
        PairedTest ungated = new PairedTest(
                "m", "T#t()", Presence.BOTH, calm(1.2), fresh(1.2, 4), true, null, Set.of("TOO_SHORT"), false);

        ComparedTest test =
                judge.judge(SimulatedCompare.run(List.of(ungated))).tests().get(0);

        assertThat(test.verdict()).isEqualTo(Verdict.WARN);
        assertThat(test.reason()).contains("gate = false, so this only warns");
    }

    @Test
    void a_change_below_the_least_joules_passes() {
        ComparedTest test = only(scaled(calm(1.2), 0.01), scaled(fresh(1.2, 4), 0.01), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.reason()).contains("but by no more than 10 mJ");
    }
}
