package io.github.energyjunit.statistics;

import java.util.Arrays;

/** Means and variances of values. */
public final class Means {

    private Means() {}

    /** Returns the mean of values, not a number where there are none. */
    public static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Returns the sum of the squares of the distances from the mean; 0 where there are no values. */
    public static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** Returns the variance that values are a sample of; they have to be two at least. */
    public static double variance(double[] values) {
        return squares(values) / (values.length - 1);
    }
}
