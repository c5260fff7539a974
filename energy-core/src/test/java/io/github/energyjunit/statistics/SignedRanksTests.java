package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds signed ranks against counting by brute force, SciPy's figures ({@code reference.py}) and published ones. */
class SignedRanksTests {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final SignedRanks TEST = new SignedRanks();

    @ParameterizedTest
    @CsvFileSource(resources = "/io/github/energyjunit/statistics/signed-ranks.csv", numLinesToSkip = 1)
    void figures_equal_those_of_scipy(int n, boolean ties, double p, double estimate, double low, double high) {
        Numbers numbers = new Numbers(7000L + n);
        double[] differences = ties
                ? numbers.withTies(n, -4)
                : Arrays.stream(numbers.distinct(n))
                        .map(value -> value - 400_000)
                        .toArray();

        assertThat(TEST.greater(differences)).isEqualTo(p, EXACT);
        assertThat(Shift.ofPairs(differences, 0.95, TEST)).isEqualTo(new Shift(estimate, low, high));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "8", "11", "12"})
    void p_values_equal_those_of_trying_all_signs(int n) {
        Random random = new Random(n);
        for (int i = 0; i < 20; i++) {
            boolean coarse = i % 2 == 0;
            double[] differences = random.ints(n, -9, 10)
                    .mapToDouble(value -> coarse ? value : value + random.nextDouble())
                    .toArray();

            assertThat(TEST.greater(differences))
                    .as(Arrays.toString(differences))
                    .isEqualTo(byBruteForce(differences), EXACT);
        }
    }

    /** Hamilton's depression scale of nine patients before and after: Hollander and Wolfe (1973), page 29. */
    @Test
    void the_textbook_example_has_its_published_p_value_and_shift() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[] differences = new double[before.length];
        Arrays.setAll(differences, i -> before[i] - after[i]);

        assertThat(TEST.greater(differences)).isEqualTo(0.01953, within(5e-6));
        assertThat(Shift.ofPairs(differences, 0.95, TEST).estimate()).isEqualTo(0.46, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"6", "10", "20", "30"})
    void intervals_hold_the_true_shift_at_least_as_often_as_they_promise(int n) {
        Random random = new Random(n);
        int held = 0;
        int tries = 20_000;
        for (int i = 0; i < tries; i++) {
            double[] differences = random.doubles(n)
                    .map(u -> 3 + Math.cbrt(u - 0.5) + 0.1 * random.nextGaussian())
                    .toArray();
            Shift shift = Shift.ofPairs(differences, 0.95, TEST);
            held += shift.low() <= 3 && 3 <= shift.high() ? 1 : 0;
        }

        assertThat(100.0 * held / tries).isBetween(94.5, 97.5);
    }

    @Test
    void p_values_of_equal_versions_are_at_most_as_often_small_as_they_say() {
        Random random = new Random(3);
        int small = 0;
        int tries = 20_000;
        for (int i = 0; i < tries; i++) {
            double[] differences =
                    random.doubles(12).map(u -> Math.round(8 * (u - 0.5))).toArray();
            small += TEST.greater(differences) <= 0.05 ? 1 : 0;
        }

        assertThat(100.0 * small / tries).isBetween(3.0, 5.3);
    }

    @Test
    void nothing_is_significant_without_differences() {
        assertThat(TEST.greater(new double[0])).isEqualTo(1);
        assertThat(TEST.greater(new double[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void signs_alone_count_like_coins() {
        assertThat(SignedRanks.greaterBySigns(new double[] {1, 2, 3, 4, -99})).isEqualTo(6 / 32.0, EXACT);
        assertThat(SignedRanks.greaterBySigns(new double[] {1, 2, 0})).isEqualTo(0.25, EXACT);
        assertThat(SignedRanks.greaterBySigns(new double[0])).isEqualTo(1, EXACT);
    }

    @Test
    void many_pairs_are_no_matter() {
        double[] differences = new Random(1).doubles(400).map(u -> u - 0.4).toArray();

        assertThat(TEST.greater(differences)).isBetween(0.0, 1e-6);
    }

    /** Try all signs of the shared ranks of what is not zero. */
    private static double byBruteForce(double[] differences) {
        double[] present = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] ranks =
                Arrays.stream(present).map(d -> rank(Math.abs(d), present)).toArray();
        double seen = 0;
        for (int i = 0; i < present.length; i++) {
            seen += present[i] > 0 ? ranks[i] : 0;
        }
        int atLeast = 0;
        for (int signs = 0; signs < 1 << present.length; signs++) {
            double sum = 0;
            for (int i = 0; i < present.length; i++) {
                sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
            }
            atLeast += sum >= seen ? 1 : 0;
        }
        return atLeast / Math.pow(2, present.length);
    }

    private static double rank(double size, double[] all) {
        long below = Arrays.stream(all).filter(d -> Math.abs(d) < size).count();
        long equal = Arrays.stream(all).filter(d -> Math.abs(d) == size).count();
        return below + (equal + 1) / 2.0;
    }
}
