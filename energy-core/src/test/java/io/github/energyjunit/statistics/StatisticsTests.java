package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTests {

    private static final MannWhitney TEST = new MannWhitney();

    @ParameterizedTest
    @CsvSource({"10, 10", "20, 20", "30, 30", "10, 30", "40, 40"})
    void intervals_hold_the_true_shift_as_often_as_they_promise(int n, int m) {
        Random random = new Random(20_26L * n + m);
        int held = 0;
        int tries = 20_000;
        for (int i = 0; i < tries; i++) {
            double[] x = random.doubles(n).map(u -> 3 + u * u).toArray();
            double[] y = random.doubles(m).map(u -> u * u).toArray();
            Shift shift = Shift.of(x, y, 0.95, TEST);
            held += shift.low() <= 3 && 3 <= shift.high() ? 1 : 0;
        }

        assertThat(100.0 * held / tries).isEqualTo(95, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "3, 5", "4, 4", "3, 30"})
    void intervals_of_few_values_hold_the_true_shift_as_often_as_they_promise(int n, int m) {
        Random random = new Random(20_26L * n + m);
        int held = 0;
        int tries = 20_000;
        for (int i = 0; i < tries; i++) {
            double[] x = random.doubles(n).map(u -> 3 + random.nextGaussian()).toArray();
            double[] y = random.doubles(m).map(u -> random.nextGaussian()).toArray();
            Shift shift = Shift.ofFew(x, y, 0.95, TEST);
            assertThat(shift.estimate()).isBetween(shift.low(), shift.high());
            held += shift.low() <= 3 && 3 <= shift.high() ? 1 : 0;
        }

        assertThat(100.0 * held / tries).isBetween(93.5, 99.0);
    }

    @ParameterizedTest
    @CsvSource({"8", "10", "20", "30"})
    void medians_are_seldom_below_their_lower_bound(int n) {
        Random random = new Random(n);
        int broken = 0;
        int tries = 20_000;
        for (int i = 0; i < tries; i++) {
            double[] sample = random.doubles(n).map(u -> 1 + u * u).toArray();
            broken += Medians.lowerBound(sample, 0.99) > 1.25 ? 1 : 0;
        }

        assertThat(100.0 * broken / tries).isLessThan(1.2);
    }

    @Test
    void nothing_differs_between_equal_or_empty_samples() {
        double[] same = {5, 5, 5, 5, 5};

        assertThat(TEST.greater(same, same)).isEqualTo(1);
        assertThat(TEST.greater(new double[0], same)).isEqualTo(1);
        assertThat(Medians.relativeSpread(same)).isZero();
        assertThat(Medians.relativeSpread(new double[] {7})).isZero();
        assertThat(Medians.lowerBound(same, 0.99)).isEqualTo(5, within(1e-9));
    }

    @Test
    void a_sample_with_a_zero_has_no_bound_by_logarithms() {
        assertThat(Medians.lowerBound(new double[] {0, 1, 2}, 0.99)).isZero();
        assertThat(Medians.upperBound(new double[] {0, 1, 2}, 0.99)).isInfinite();
    }

    @Test
    void the_samples_needed_are_the_fewest_that_show_the_change() {
        Detectable detectable = new Detectable(0.02, 0.05);

        int needed = detectable.samples(0.2, 0.1, 0.1, 5);

        assertThat(detectable.change(needed, 0.1, needed, 0.1)).isLessThanOrEqualTo(0.2);
        assertThat(detectable.change(needed - 1, 0.1, needed - 1, 0.1)).isGreaterThan(0.2);
        assertThat(detectable.samples(0.2, 0.001, 0.001, 5)).isEqualTo(5);
        assertThat(detectable.samples(0.01, 0.1, 0.1, 5)).isEqualTo(10_000);
    }

    @Test
    void small_samples_give_the_whole_range_as_interval() {
        Shift shift = Shift.of(new double[] {4, 6}, new double[] {1, 2}, 0.99, TEST);

        assertThat(shift).isEqualTo(new Shift(3.5, 2, 5));
        assertThat(TEST.smallest(8, 8)).isEqualTo(7.8e-5, within(1e-6));
    }

    @Test
    void samples_are_left_in_their_order() {
        double[] sample = {3, 1, 2};

        Medians.of(sample);
        TEST.greater(sample, sample);

        assertThat(Arrays.toString(sample)).isEqualTo("[3.0, 1.0, 2.0]");
    }
}
