package io.github.energyjunit.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;

/**
 * By how much one sample lies above another: Hodges and Lehmann's estimate, and an interval around it.
 *
 * <p>The estimate is the median of all n·m differences; the interval runs between two of them, chosen by the distribution
 * of Mann and Whitney's U (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 4.2 and 4.3).
 *
 * @param estimate the median difference
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Shift(double estimate, double low, double high) {

    /**
     * Estimate how far x lies above y; neither may be empty.
     *
     * @param confidence how often the interval holds the true shift, for instance 0.99; small samples cannot reach much,
     *     their interval is the whole range of differences
     */
    public static Shift of(double[] x, double[] y, double confidence, MannWhitney test) {
        double[] differences = new double[Math.multiplyExact(x.length, y.length)];
        int at = 0;
        for (double a : x) {
            for (double b : y) {
                differences[at++] = a - b;
            }
        }
        Arrays.sort(differences);
        int rank = Math.max(1, rank((1 - confidence) / 2, x.length, y.length, test));
        return new Shift(Medians.ofSorted(differences), differences[rank - 1], differences[differences.length - rank]);
    }

    /**
     * Estimate how far one side of pairs lies above the other, from their differences, of which there must be one.
     *
     * <p>The estimate is the median of the means of all two differences and of each one itself (Walsh averages); the
     * interval runs between two of them, chosen by the distribution of Wilcoxon's T (Hollander, Wolfe and Chicken, 3.2
     * and 3.3).
     *
     * @param confidence how often the interval holds the true shift, for instance 0.95; fewer than 6 pairs cannot reach
     *     that, their interval is the whole range of differences
     */
    public static Shift ofPairs(double[] differences, double confidence, SignedRanks test) {
        int n = differences.length;
        double[] averages = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[at++] = (differences[i] + differences[j]) / 2;
            }
        }
        Arrays.sort(averages);
        int rank = Math.max(1, test.quantile((1 - confidence) / 2, n));
        return new Shift(Medians.ofSorted(averages), averages[rank - 1], averages[averages.length - rank]);
    }

    /**
     * Estimate how far x lies above y where both are too small for ranks to give an interval of this confidence: the
     * interval is then Welch's, which takes noise to be normal. Each needs two values.
     */
    public static Shift ofFew(double[] x, double[] y, double confidence, MannWhitney test) {
        Shift byRanks = of(x, y, confidence, test);
        if (test.smallest(x.length, y.length) <= (1 - confidence) / 2) {
            return byRanks;
        }
        double ofX = squaredError(x);
        double ofY = squaredError(y);
        if (ofX + ofY <= 0) {
            return byRanks;
        }
        double freedom = (ofX + ofY) * (ofX + ofY) / (ofX * ofX / (x.length - 1) + ofY * ofY / (y.length - 1));
        double half =
                new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2) * Math.sqrt(ofX + ofY);
        double mean = Means.mean(x) - Means.mean(y);
        return new Shift(
                byRanks.estimate(),
                Math.min(byRanks.estimate(), mean - half),
                Math.max(byRanks.estimate(), mean + half));
    }

    /** Give the square of the mean's standard error. */
    private static double squaredError(double[] values) {
        return Means.variance(values) / values.length;
    }

    private static int rank(double tail, int n, int m, MannWhitney test) {
        long product = (long) n * m;
        if (product <= RankSums.LARGEST_PRODUCT) {
            return test.exact().quantile(tail, n, m);
        }
        double z = -Math.sqrt(2) * Erf.erfcInv(2 * (1 - tail));
        return (int) Math.floor(product / 2.0 - z * Math.sqrt(product * (n + m + 1.0) / 12));
    }
}
