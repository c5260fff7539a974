package io.github.energyjunit.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the exact distribution of Mann and Whitney's U when nothing differs and nothing is tied.
 *
 * <p>Counts by dynamic programming how many subsets of the ranks 1 to n+m have which sum (Mann and Whitney 1947). It only
 * adds, so that nothing cancels: the relative error is that of a few thousand roundings. Distributions are kept, because
 * the tests of a build mostly have the same few sizes.
 */
final class RankSums {

    /** Whoever asks for more wants the normal approximation: its error is then below the fourth digit. */
    static final int LARGEST_PRODUCT = 900;

    private final Map<Long, double[]> tails = new ConcurrentHashMap<>();

    /** Give P(U ≥ u) for samples of n and m values. */
    double atLeast(int u, int n, int m) {
        double[] tail = tail(n, m);
        return u <= 0 ? 1 : u >= tail.length ? 0 : tail[u];
    }

    /** Give the largest k with P(U ≤ k − 1) ≤ {@code probability}, or 0 if there is none above. */
    int quantile(double probability, int n, int m) {
        double[] tail = tail(n, m);
        int k = 0;
        // U is symmetric about n·m/2, so P(U ≤ k) = P(U ≥ n·m − k).
        while (k < tail.length && tail[tail.length - 1 - k] <= probability) {
            k++;
        }
        return k;
    }

    private double[] tail(int n, int m) {
        int few = Math.min(n, m);
        int many = Math.max(n, m);
        return tails.computeIfAbsent(((long) few << 32) | many, key -> compute(few, many));
    }

    private static double[] compute(int n, int m) {
        int product = n * m;
        // ways[k][u]: subsets of k ranks whose sum is u above the least sum possible for k ranks
        double[][] ways = new double[n + 1][product + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= n + m; rank++) {
            for (int k = Math.min(rank, n); k >= 1; k--) {
                // The k-th smallest rank adds its distance from k; what is beyond the product cannot be completed.
                int distance = rank - k;
                for (int u = product; u >= distance; u--) {
                    ways[k][u] += ways[k - 1][u - distance];
                }
            }
        }
        double[] tail = ways[n];
        for (int u = product - 1; u >= 0; u--) {
            tail[u] += tail[u + 1];
        }
        double all = tail[0];
        for (int u = 0; u <= product; u++) {
            tail[u] /= all;
        }
        return tail;
    }
}
