package io.github.energyjunit.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Tests whether the differences of pairs tend to be above zero, by their signed ranks (Wilcoxon 1945).
 *
 * <p>The p-value is exact for any sample: dynamic programming counts how many of the 2ⁿ ways to sign the ranks give at
 * least the sum that was seen. Equal differences share their mean rank, and the count goes over those shared ranks; zeros
 * are left out, as Wilcoxon did. Without ties and zeros this is SciPy's {@code wilcoxon(d, alternative="greater",
 * method="exact")}. Hipparchus counts all 2ⁿ ways one by one and has the two-sided test only.
 */
public final class SignedRanks {

    private final Map<Integer, double[]> tails = new ConcurrentHashMap<>();

    /** Give the one-sided p-value of "the differences tend to be above zero"; 1 without any that is not zero. */
    public double greater(double[] differences) {
        double[] sorted = Arrays.stream(differences)
                .filter(difference -> difference != 0)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        int[] doubled = doubledRanks(sorted);
        int positive = 0;
        for (int i = 0; i < sorted.length; i++) {
            positive += sorted[i] > 0 ? doubled[i] : 0;
        }
        return tail(doubled)[positive];
    }

    /**
     * Give the one-sided p-value of the sign test, which counts how many differences are above zero and not by how much:
     * one wild outlier among few costs it less than it costs the ranks.
     */
    public static double greaterBySigns(double[] differences) {
        int above = (int) Arrays.stream(differences).filter(d -> d > 0).count();
        int below = (int) Arrays.stream(differences).filter(d -> d < 0).count();
        return new BinomialDistribution(above + below, 0.5).cumulativeProbability(below);
    }

    /** Give the smallest p-value that so many pairs can reach. */
    public static double smallest(int pairs) {
        return Math.pow(0.5, pairs);
    }

    /** Give the largest k with P(T ≤ k − 1) ≤ {@code probability} for untied pairs, or 0 if there is none above. */
    int quantile(double probability, int pairs) {
        double[] tail = tails.computeIfAbsent(pairs, n -> {
            int[] ranks = new int[n];
            Arrays.setAll(ranks, i -> i + 1);
            return tail(ranks);
        });
        int k = 0;
        // T is symmetric about n·(n+1)/4, so P(T ≤ k) = P(T ≥ n·(n+1)/2 − k).
        while (k < tail.length && tail[tail.length - 1 - k] <= probability) {
            k++;
        }
        return k;
    }

    /** Rank by size, twice the rank so that shared ones stay whole numbers. */
    private static int[] doubledRanks(double[] sorted) {
        int[] ranks = new int[sorted.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && Math.abs(sorted[to]) == Math.abs(sorted[from])) {
                to++;
            }
            Arrays.fill(ranks, from, to, from + 1 + to);
            from = to;
        }
        return ranks;
    }

    /** Give P(sum of the positive ranks ≥ t) for every t from 0 to the sum of all, when either sign is as likely. */
    private static double[] tail(int[] ranks) {
        int most = Arrays.stream(ranks).sum();
        double[] tail = new double[most + 1];
        tail[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                tail[sum] = (tail[sum] + (sum < rank ? 0 : tail[sum - rank])) / 2;
            }
        }
        for (int sum = most - 1; sum >= 0; sum--) {
            tail[sum] = Math.min(1, tail[sum] + tail[sum + 1]);
        }
        return tail;
    }
}
