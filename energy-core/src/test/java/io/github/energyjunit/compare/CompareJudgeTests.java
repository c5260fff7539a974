package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measured.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareJudgeTests {

    private static final Noise CALM = new Noise(0.01, 0, 0);
    private final CompareRule rule = CompareRule.of(Quality.MEASURED);
    private final CompareJudge judge = new CompareJudge(rule);
    private final Random random = new Random(7);

    @Test
    void a_hungrier_test_is_a_suspect_and_fails_when_fresh_pairs_confirm_it() {
        ComparedTest test = only(calm(1.2), calm(1.2, 10), true, null);

        assertThat(judge.suspicious(calm(1.2))).isTrue();
        assertThat(test.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test.ratio()).isBetween(1.18, 1.22);
        assertThat(test.low()).isLessThan(test.ratio());
        assertThat(test.high()).isGreaterThan(test.ratio());
        assertThat(test.reason())
                .contains("above the base's 1.0", "fresh 10 pairs", "a regression is more than 5 % and 10 mJ");
    }

    @Test
    void what_fresh_pairs_do_not_confirm_passes_however_bad_the_screening_looked() {
        ComparedTest test = only(calm(1.4), calm(1.0, 10), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.ratio()).isBetween(0.98, 1.02);
        assertThat(test.reason()).startsWith("looked worse at first, but fresh pairs do not confirm that");
    }

    @Test
    void without_enough_fresh_pairs_a_suspect_is_inconclusive_and_wants_time() {
        ComparedTest test = only(calm(1.2), calm(1.2, 7), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.reason()).contains("7 pairs taken to confirm it", "-Denergy.compare.time");
        assertThat(only(calm(1.2), List.of(), true, null).reason()).contains("0 pairs taken");
    }

    @Test
    void trouble_on_one_side_is_told_and_never_a_regression() {
        ComparedTest hangs = only(List.of(), List.of(), false, "did not end within 60 s in the head");

        assertThat(hangs.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(hangs.ratio()).isNaN();
        assertThat(hangs.reason()).isEqualTo("0 pairs taken and 5 are needed; did not end within 60 s in the head");
    }

    @Test
    void tests_of_one_side_are_new_or_removed_whatever_was_read() {
        List<PairedTest> tests = List.of(
                new PairedTest("m", "T#a()", Presence.REMOVED, List.of(), List.of(), false, null, Set.of()),
                new PairedTest("m", "T#b()", Presence.NEW, List.of(), List.of(), false, null, Set.of()));
        Comparison comparison = judge.judge(SimulatedCompare.run(tests));

        assertThat(comparison.tests()).extracting(ComparedTest::verdict).containsExactly(Verdict.REMOVED, Verdict.NEW);
        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void estimates_warn_unless_they_may_fail_and_need_a_greater_effect() {
        CompareJudge estimates = new CompareJudge(CompareRule.of(Quality.ESTIMATED));
        RegressionRule usual = RegressionRule.DEFAULT;
        RegressionRule allowed = new RegressionRule(
                usual.margin(),
                usual.effect(),
                usual.effectEstimated(),
                usual.effectPinned(),
                usual.joules(),
                usual.falseDiscoveryRate(),
                usual.confidence(),
                usual.maxDetectable(),
                usual.minSamples(),
                usual.maxCanary(),
                true);
        List<PairedTest> hungrier = List.of(paired("T#a()", calm(1.2), calm(1.2, 10), true, null));
        List<PairedTest> little = List.of(paired("T#a()", calm(1.08), calm(1.08, 10), true, null));

        ComparedTest warned =
                estimates.judge(SimulatedCompare.run(hungrier)).tests().get(0);
        assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
        assertThat(warned.reason()).contains("energy.regression.allowEstimated");
        assertThat(estimates.judge(SimulatedCompare.run(little)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(new CompareJudge(CompareRule.of(allowed, Quality.ESTIMATED))
                        .judge(SimulatedCompare.run(hungrier))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_regression_only_warns_where_the_annotation_says_so_or_readings_are_doubtful() {
        PairedTest ungated = new PairedTest(
                "m", "T#t()", Presence.BOTH, calm(1.2), calm(1.2, 10), true, null, Set.of("TOO_SHORT"), false);
        PairedTest doubtful = new PairedTest(
                "m", "T#u()", Presence.BOTH, calm(1.2), calm(1.2, 10), true, null, Set.of("COUNTER_RESET"));

        assertThat(judge.judge(SimulatedCompare.run(List.of(ungated, doubtful))).tests())
                .allMatch(test -> test.verdict() == Verdict.WARN)
                .extracting(test -> test.reason().replaceAll(".*; ", ""))
                .containsExactlyInAnyOrder(
                        "the test's annotation says gate = false, so this only warns",
                        "the readings are doubtful, so this only warns");
    }

    @Test
    void a_change_below_the_least_joules_passes() {
        ComparedTest test = only(scaled(calm(1.2), 0.01), scaled(calm(1.2, 10), 0.01), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.reason()).contains("but by no more than 10 mJ");
    }

    @Test
    void a_clearly_leaner_test_is_improved_but_unconfirmed() {
        ComparedTest test = only(calm(0.8), List.of(), false, null);

        assertThat(test.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(test.reason()).contains("below the base's", "not confirmed");
    }

    @Test
    void noise_that_would_hide_anything_is_inconclusive_with_advice() {
        List<SamplePair> wild = pairs(0.6, 1.5, 0.9, 1.3, 0.7);

        assertThat(judge.suspicious(wild)).isFalse();
        ComparedTest test = only(wild, List.of(), false, null);
        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.reason()).contains("noise would hide", "measure longer batches");
    }

    @Test
    void a_reading_of_nothing_has_no_ratio() {
        List<SamplePair> zeros = Collections.nCopies(5, new SamplePair(0, 5));

        assertThat(judge.suspicious(zeros)).isFalse();
        assertThat(judge.settled(Collections.nCopies(10, new SamplePair(0, 5)))).isFalse();
        assertThat(judge.settled(Collections.nCopies(30, new SamplePair(0, 5)))).isTrue();
        assertThat(only(zeros, List.of(), false, null).reason()).startsWith("some samples read 0 J");
    }

    @Test
    void four_pairs_make_no_suspect() {
        assertThat(judge.suspicious(pairs(2, 2, 2, 2))).isFalse();
        assertThat(judge.suspicious(pairs(2, 2, 2, 2, 2))).isTrue();
    }

    @Test
    void one_outlier_of_the_base_does_not_hide_a_suspect() {
        assertThat(judge.suspicious(pairs(1.1, 1.12, 0.75, 1.09, 1.11))).isTrue();
        assertThat(judge.suspicious(pairs(1.1, 1.12, 0.99, 0.98, 1.11))).isFalse();
    }

    @Test
    void measuring_stops_by_precision_in_blocks_of_five_and_at_thirty() {
        List<SamplePair> calm = calm(1.1, 15);
        List<SamplePair> wild = new Noise(0.2, 0, 0).pairs(30, 1.1, 60, random);

        assertThat(judge.settled(calm.subList(0, 9))).isFalse();
        assertThat(judge.settled(calm.subList(0, 10))).isTrue();
        assertThat(judge.settled(calm.subList(0, 11))).isFalse();
        assertThat(judge.settled(wild.subList(0, 25))).isFalse();
        assertThat(judge.settled(wild)).isTrue();
    }

    @Test
    void more_suspects_need_more_evidence() {
        List<SamplePair> weak = pairs(1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.01, 1.015, 1.02);
        List<PairedTest> tests = new ArrayList<>();
        tests.add(paired("T#weak()", calm(1.2), weak, true, null));

        assertThat(verdict(tests, "T#weak()")).isEqualTo(Verdict.FAIL);
        for (int i = 0; i < 20; i++) {
            tests.add(paired("T#clean" + i + "()", calm(1.1), calm(1.0, 10), true, null));
        }
        assertThat(verdict(tests, "T#weak()")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_worst_comes_first() {
        List<PairedTest> tests = List.of(
                paired("T#fine()", calm(1), List.of(), false, null),
                paired("T#worse()", calm(1.2), calm(1.2, 10), true, null),
                paired("T#worst()", calm(1.4), calm(1.4, 10), true, null),
                paired("T#leaner()", calm(0.7), List.of(), false, null));

        Comparison comparison = judge.judge(SimulatedCompare.run(tests));

        assertThat(comparison.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(comparison.tests())
                .extracting(test -> test.test().test())
                .containsExactly("T#worst()", "T#worse()", "T#leaner()", "T#fine()");
    }

    /** A common factor is a drift of the machine, or another unit: nothing may follow from it. */
    @ParameterizedTest
    @CsvSource({"0.5", "3", "1000"})
    void scaling_both_sides_of_a_pair_changes_no_ratio(double factor) {
        List<SamplePair> pairs = calm(1.1, 10);
        List<SamplePair> drifting = new ArrayList<>(pairs);
        drifting.set(
                3, new SamplePair(pairs.get(3).base() * factor, pairs.get(3).head() * factor));

        ComparedTest plain = only(calm(1.1), pairs, true, null);
        ComparedTest moved = only(calm(1.1), drifting, true, null);

        assertThat(moved.ratio()).isCloseTo(plain.ratio(), within(1e-9));
        assertThat(moved.p()).isEqualTo(plain.p());
    }

    @ParameterizedTest
    @CsvSource({"0.03, 0, 0", "0.03, 0, 0.05", "0.03, 0.05, 0.05"})
    void a_hungrier_test_is_found_and_no_other_is_blamed(double sd, double outliers, double step) {
        SimulatedCompare compare = new SimulatedCompare(new Noise(sd, outliers, step), 2026);
        double[] ratios = new double[20];
        Arrays.fill(ratios, 1.0);
        ratios[11] = 1.10;
        int found = 0;
        int blamed = 0;
        for (int i = 0; i < 100; i++) {
            List<ComparedTest> failed = compare.run(ratios).with(Verdict.FAIL);
            found += failed.stream().anyMatch(test -> test.test().test().equals("T#t11()")) ? 1 : 0;
            blamed += failed.stream().anyMatch(test -> !test.test().test().equals("T#t11()")) ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(outliers > 0 ? 93 : 95);
        assertThat(blamed).isZero();
    }

    private ComparedTest only(
            List<SamplePair> screening, List<SamplePair> confirming, boolean suspect, @Nullable String trouble) {
        PairedTest test = paired("T#t()", screening, confirming, suspect, trouble);
        return judge.judge(SimulatedCompare.run(List.of(test))).tests().get(0);
    }

    private Verdict verdict(List<PairedTest> tests, String name) {
        return judge.judge(SimulatedCompare.run(tests)).tests().stream()
                .filter(test -> test.test().test().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static PairedTest paired(
            String name,
            List<SamplePair> screening,
            List<SamplePair> confirming,
            boolean suspect,
            @Nullable String trouble) {
        return new PairedTest("m", name, Presence.BOTH, screening, confirming, suspect, trouble, Set.of());
    }

    private List<SamplePair> calm(double ratio) {
        return calm(ratio, 5);
    }

    private List<SamplePair> calm(double ratio, int n) {
        return CALM.pairs(n, ratio, 2 * n, random);
    }

    private static List<SamplePair> pairs(double... ratios) {
        return Arrays.stream(ratios)
                .mapToObj(ratio -> new SamplePair(1e6, ratio * 1e6))
                .toList();
    }

    private static List<SamplePair> scaled(List<SamplePair> pairs, double factor) {
        return pairs.stream()
                .map(pair -> new SamplePair(pair.base() * factor, pair.head() * factor))
                .toList();
    }
}
