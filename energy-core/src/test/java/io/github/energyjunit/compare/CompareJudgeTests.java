package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.Confirmed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareJudgeTests extends JudgedPairs {

    @Test
    void a_test_that_became_worse_is_a_suspect_and_fails_when_fresh_jvms_confirm_it() {
        ComparedTest test = only(calm(1.2), fresh(1.2, 4), true, null);

        assertThat(judge.suspicious(calm(1.2))).isTrue();
        assertThat(test.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test.confirmed().outcome()).isEqualTo(Confirmed.Outcome.CONFIRMED);
        assertThat(test.ratio()).isBetween(1.17, 1.23);
        assertThat(test.low()).isLessThan(test.ratio());
        assertThat(test.high()).isGreaterThan(test.ratio());
        assertThat(test.reason())
                .contains(
                        "above the base, by pairs; medians ",
                        "4 fresh pairs of JVMs, 16 pairs of samples",
                        "a regression is more than 5 % and 10 mJ");
    }

    @Test
    void what_fresh_jvms_exclude_passes_however_bad_the_screening_looked() {
        ComparedTest test = only(calm(1.4), fresh(1.0, 5), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.confirmed().outcome()).isEqualTo(Confirmed.Outcome.REFUTED);
        assertThat(test.ratio()).isBetween(0.97, 1.03);
        assertThat(test.reason()).startsWith("fresh JVMs do not show that it became worse");
    }

    @Test
    void without_enough_pairs_of_jvms_a_suspect_is_inconclusive_and_wants_time() {
        ComparedTest test = only(calm(1.2), fresh(1.2, 2), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.confirmed().outcome()).isEqualTo(Confirmed.Outcome.UNCONFIRMED);
        assertThat(test.reason()).contains("2 fresh pairs of JVMs ran", "-Denergy.compare.time");
        assertThat(only(calm(1.2), List.of(), true, null).reason()).contains("0 fresh pairs of JVMs ran");
    }

    @ParameterizedTest
    @CsvSource({"0.6, 1", "0.6, 2", "0.001, 2"})
    void fewer_pairs_of_jvms_than_decide_clear_nothing(double factor, int jvmPairs) {
        ComparedTest less = only(calm(1.2), fresh(factor, jvmPairs), true, null);
        ComparedTest small = only(calm(1.2), scaled(fresh(1.2, jvmPairs), 0.01), true, null);

        assertThat(less.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(small.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(small.reason()).contains("and at least 3 are needed");
    }

    @Test
    void what_fresh_jvms_show_to_need_less_is_not_said_to_need_a_little_more() {
        ComparedTest test = only(calm(1.2), fresh(0.7, 4), true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.reason()).startsWith("fresh JVMs do not show that it became worse");
    }

    /** However many samples one pair of JVMs gives, they share its luck. */
    @Test
    void samples_of_one_pair_of_jvms_confirm_nothing() {
        List<SamplePair> many = CALM.fresh(1, 100, 1.3, 0, 200, random);

        assertThat(only(calm(1.3), many, true, null).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_pair_with_a_doubtful_reading_is_left_out_and_counted() {
        List<SamplePair> confirming = new ArrayList<>(fresh(1.2, 4));
        confirming.add(new SamplePair(1e6, 1, 1, 2, Set.of("COUNTER_RESET")));

        ComparedTest test = only(calm(1.2), confirming, true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test.ratio()).isBetween(1.17, 1.23);
        assertThat(test.reason()).contains("1 pair with doubtful readings left out");
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
        // Nothing was judged, so nothing passes.
        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_test_that_needs_clearly_less_is_improved_but_unconfirmed() {
        ComparedTest test = only(calm(0.8), List.of(), false, null);

        assertThat(test.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(test.reason()).contains("below the base", "not confirmed");
    }

    @Test
    void a_wide_interval_is_inconclusive_with_advice() {
        Noise wild = new Noise(0.3, 0, 0);
        List<SamplePair> confirming = IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(jvmPair -> wild.fresh(jvmPair, 4, 1.05, 0.02, 100, random).stream())
                .toList();

        ComparedTest test = only(pairs(0.6, 1.5, 0.9, 1.3, 0.7), confirming, true, null);

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.reason()).contains("neither confirmed nor excluded", "longer batches or a quieter machine");
    }

    @Test
    void the_worst_comes_first() {
        List<PairedTest> tests = List.of(
                paired("T#fine()", calm(1), List.of(), false, null),
                paired("T#worse()", calm(1.2), fresh(1.2, 4), true, null),
                paired("T#worst()", calm(1.4), fresh(1.4, 4), true, null),
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
        List<SamplePair> pairs = fresh(1.1, 4);
        List<SamplePair> drifting = new ArrayList<>(pairs);
        drifting.set(3, scaled(pairs.subList(3, 4), factor).get(0));

        ComparedTest plain = only(calm(1.1), pairs, true, null);
        ComparedTest moved = only(calm(1.1), drifting, true, null);

        assertThat(moved.ratio()).isCloseTo(plain.ratio(), within(1e-9));
        assertThat(moved.p()).isCloseTo(plain.p(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.03, 0, 0, 0.01", "0.03, 0, 0.05, 0.01", "0.03, 0.05, 0.05, 0.01", "0.03, 0, 0, 0.02"})
    void a_test_that_became_worse_is_found_and_no_other_is_blamed(
            double sd, double outliers, double step, double jvmSpread) {
        SimulatedCompare compare = new SimulatedCompare(new Noise(sd, outliers, step), jvmSpread, 2026);
        double[] ratios = new double[20];
        Arrays.fill(ratios, 1.0);
        ratios[11] = 1.20;
        int found = 0;
        int blamed = 0;
        for (int i = 0; i < 100; i++) {
            List<ComparedTest> failed = compare.run(ratios).with(Verdict.FAIL);
            found += failed.stream().anyMatch(test -> test.test().test().equals("T#t11()")) ? 1 : 0;
            blamed += failed.stream().anyMatch(test -> !test.test().test().equals("T#t11()")) ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(95);
        assertThat(blamed).isLessThanOrEqualTo(1);
    }
}
