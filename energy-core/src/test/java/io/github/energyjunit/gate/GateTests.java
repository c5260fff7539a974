package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.Objects;
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
    void what_looks_worse_but_may_be_noise_is_neither_red_nor_green() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.3).store(baseline);

        JudgedTest guilty = find(builds.build().measure(FOO, 10, 1.2, 0.3).against(baseline), FOO);

        assertThat(guilty.judgement().verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.WARN);
        assertThat(guilty.judgement().reason()).contains("may be");
        assertThat(Gate.suspects(builds.build().measure(FOO, 10, 1.2, 0.3).against(baseline))
                        .all())
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
    void a_setting_that_makes_no_sense_is_named() {
        assertThatThrownBy(() -> new RegressionRule(
                        0.2, 0.05, 0.10, 0.10, Joules.of(0.01), 0.05, 0.99, 0.20, 5, 0.02, AllowEstimated.AUTO))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Invalid value '0.05' for energy.regression.minEffect: expected a number from 0.2 to 100.0");
        assertThatThrownBy(() -> FailOn.of("FAIL,PASS"))
                .hasMessageContaining("'FAIL,PASS' for energy.failOn: expected none, or one or more of WARN");
        assertThatThrownBy(() -> FailOn.of("red")).hasMessageContaining("'red'");
        assertThat(FailOn.of("fail, inconclusive").verdicts())
                .containsExactlyInAnyOrder(Verdict.FAIL, Verdict.INCONCLUSIVE);
        assertThat(FailOn.of("none").verdicts()).isEmpty();
    }
}
