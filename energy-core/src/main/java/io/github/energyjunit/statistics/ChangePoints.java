package io.github.energyjunit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds where the level of a series changed: Pettitt's test, then the same on both sides of what it found.
 *
 * <p>The statistic is K = max |U(t)| with U(t) = 2·ΣRᵢ − t·(n + 1) over the ranks R of the first t values (A. N. Pettitt,
 * "A non-parametric approach to the change-point problem", Applied Statistics 28, 1979). It goes by ranks alone, so no
 * outlier can sway it. Its p-value is that of random orders of the same values, and always the same for the same series;
 * his approximation 2·exp(−6K²/(n³ + n²)) only sorts out series that are far from any change.
 */
public final class ChangePoints {

    /** That of Otava, which looks for changes in the same kind of series. */
    static final double ALPHA = 0.001;

    private static final int ORDERS = 1999;
    private static final double FAR = 0.2;

    /** 6 values before and 6 after reach 0.002 at best. */
    private static final int FEWEST = 13;

    private ChangePoints() {}

    /** Give the positions of the first values of new levels, in order. */
    public static int[] of(double[] values) {
        List<Integer> found = new ArrayList<>();
        search(values, 0, found);
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static void search(double[] values, int offset, List<Integer> found) {
        if (values.length < FEWEST) {
            return;
        }
        int[] ranks = doubledRanks(values);
        Split split = split(ranks);
        if (isFar(split.k(), values.length) || p(ranks, split.k()) > ALPHA) {
            return;
        }
        found.add(offset + split.at());
        search(Arrays.copyOfRange(values, 0, split.at()), offset, found);
        search(Arrays.copyOfRange(values, split.at(), values.length), offset + split.at(), found);
    }

    /**
     * The most likely change.
     *
     * @param at the position of the first value after it
     * @param k Pettitt's K
     */
    record Split(int at, long k) {}

    /** Find the split of these ranks, each of which is given doubled, as equal values share a middle one. */
    static Split split(int[] doubledRanks) {
        int n = doubledRanks.length;
        long u = 0;
        Split best = new Split(0, 0);
        for (int i = 0; i < n - 1; i++) {
            u += doubledRanks[i] - (n + 1);
            if (Math.abs(u) > best.k()) {
                best = new Split(i + 1, Math.abs(u));
            }
        }
        return best;
    }

    static int[] doubledRanks(double[] values) {
        Integer[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        int[] ranks = new int[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = from + 1 + to;
            }
        }
        return ranks;
    }

    private static boolean isFar(long k, int n) {
        return 2 * Math.exp(-6.0 * k * k / ((double) n * n * n + (double) n * n)) > FAR;
    }

    private static double p(int[] ranks, long k) {
        Random random = new Random(ranks.length);
        int[] shuffled = ranks.clone();
        int asFar = 0;
        for (int order = 0; order < ORDERS; order++) {
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int other = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = other;
            }
            if (split(shuffled).k() >= k) {
                asFar++;
                if ((1.0 + asFar) / (1 + ORDERS) > ALPHA) {
                    return 1;
                }
            }
        }
        return (1.0 + asFar) / (1 + ORDERS);
    }
}
