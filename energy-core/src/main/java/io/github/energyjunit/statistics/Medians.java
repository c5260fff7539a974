package io.github.energyjunit.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Finds medians, and what lies surely below or above them. */
public final class Medians {

    /** Makes the median absolute deviation of a normal distribution equal to its standard deviation. */
    private static final double NORMAL = 1.4826;

    /** Below this, no value of a sample is surely enough below its median; 0.5⁷ is the first power of ½ under 1 %. */
    private static final int FEW = 7;

    private Medians() {}

    /** Give the middle value, or the mean of the two in the middle; the sample may not be empty. */
    public static double of(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    static double ofSorted(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Give 1.4826 · MAD / median, the robust coefficient of variation; 0 at a median of 0 or below two values. */
    public static double relativeSpread(double[] sample) {
        if (sample.length < 2) {
            return 0;
        }
        double median = of(sample);
        double[] deviations = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            deviations[i] = Math.abs(sample[i] - median);
        }
        return median == 0 ? 0 : NORMAL * of(deviations) / median;
    }

    /**
     * Give a value that the true median exceeds with this confidence, one-sided.
     *
     * <p>With 7 values or more, and enough of them for the confidence, it is the order statistic x₍ᵣ₎ with the largest r
     * such that P(Bin(n, ½) ≤ r − 1) ≤ 1 − confidence. With fewer it is exp(mean − t·s/√n) of the logarithms, which
     * takes noise to be log-normal; 0 if a value is not above 0.
     *
     * @param sample at least two values
     */
    public static double lowerBound(double[] sample, double confidence) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int rank = rank(sorted.length, 1 - confidence);
        return sorted.length >= FEW && rank > 0 ? sorted[rank - 1] : byLogarithms(sorted, confidence, -1);
    }

    /** Give a value that the true median stays below with this confidence, one-sided; the mirror of the lower bound. */
    public static double upperBound(double[] sample, double confidence) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int rank = rank(sorted.length, 1 - confidence);
        return sorted.length >= FEW && rank > 0 ? sorted[sorted.length - rank] : byLogarithms(sorted, confidence, 1);
    }

    private static int rank(int n, double risk) {
        BinomialDistribution heads = new BinomialDistribution(n, 0.5);
        int rank = 0;
        while (rank < n && heads.cumulativeProbability(rank) <= risk) {
            rank++;
        }
        return rank;
    }

    private static double byLogarithms(double[] sorted, double confidence, int side) {
        if (sorted[0] <= 0) {
            return side < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        int n = sorted.length;
        if (sorted[0] == sorted[n - 1]) {
            return sorted[0]; // what logarithms would round
        }
        double mean = Arrays.stream(sorted).map(Math::log).sum() / n;
        double squares = Arrays.stream(sorted)
                .map(value -> Math.log(value) - mean)
                .map(d -> d * d)
                .sum();
        double t = new TDistribution(n - 1).inverseCumulativeProbability(confidence);
        return Math.exp(mean + side * t * Math.sqrt(squares / (n - 1) / n));
    }
}
