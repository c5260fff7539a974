package io.github.energyjunit.statistics;

import java.util.Arrays;

/**
 * The mean of values without the largest and the smallest ones, and what it is worth: K. K. Yuen, "The two-sample trimmed t
 * for unequal population variances", Biometrika 61 (1974). Without trimming, the mean and the variance.
 *
 * @param mean of the values that are left
 * @param variance the number of values times the squared standard error of the mean; 0 where a single value is left
 * @param freedom the degrees of freedom of the variance
 */
public record TrimmedMean(double mean, double variance, double freedom) {

    /**
     * Computes it.
     *
     * @param values at least one
     * @param trim the part of the values that is left out at each end, below 0.5
     */
    public static TrimmedMean of(double[] values, double trim) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int out = (int) (trim * n);
        int left = n - 2 * out;
        double mean = Means.mean(Arrays.copyOfRange(sorted, out, n - out));
        if (left < 2) {
            return new TrimmedMean(mean, 0, 0);
        }
        // The winsorized variance: what is left out counts as its nearest neighbour.
        Arrays.fill(sorted, 0, out, sorted[out]);
        Arrays.fill(sorted, n - out, n, sorted[n - out - 1]);
        double variance = Means.squares(sorted) * n / ((double) left * (left - 1));
        return new TrimmedMean(mean, variance, left - 1.0);
    }
}
