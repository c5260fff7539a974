package io.github.energyjunit.statistics;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * Tests whether one sample tends to be greater than another, by ranks alone: outliers cannot sway it.
 *
 * <p>The p-value is exact for samples without ties whose sizes multiply to at most 900, otherwise normal with corrections
 * for ties and continuity. These are SciPy's {@code mannwhitneyu(x, y, alternative="greater", method="exact")} and
 * {@code method="asymptotic"}. Hipparchus has the two-sided test only.
 */
public final class MannWhitney {

    private final RankSums exact = new RankSums();

    /** Give the one-sided p-value of "x tends to be greater than y"; 1 for an empty sample. */
    public double greater(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            return 1;
        }
        Ranking ranking = Ranking.of(x, y);
        int n = x.length;
        int m = y.length;
        if (ranking.ties() == 0 && (long) n * m <= RankSums.LARGEST_PRODUCT) {
            return exact.atLeast((int) Math.round(ranking.u()), n, m);
        }
        double all = (double) n + m;
        double variance = (double) n * m / 12 * (all + 1 - ranking.ties() / (all * (all - 1)));
        if (variance <= 0) {
            return 1;
        }
        double z = (ranking.u() - (double) n * m / 2 - 0.5) / Math.sqrt(variance);
        return Erf.erfc(z / Math.sqrt(2)) / 2;
    }

    /** Give the smallest p-value that samples of these sizes can reach. */
    public double smallest(int n, int m) {
        return (long) n * m <= RankSums.LARGEST_PRODUCT ? exact.atLeast(n * m, n, m) : 0;
    }

    RankSums exact() {
        return exact;
    }

    /**
     * Mann and Whitney's statistic.
     *
     * @param u in how many pairs x is greater, ties counting half
     * @param ties Σ(t³ − t) over groups of t equal values
     */
    private record Ranking(double u, double ties) {
        static Ranking of(double[] x, double[] y) {
            double[] a = sorted(x);
            double[] b = sorted(y);
            double u = 0;
            double ties = 0;
            int i = 0;
            int j = 0;
            while (i < a.length || j < b.length) {
                double value = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
                int fromA = i;
                int fromB = j;
                while (i < a.length && a[i] == value) {
                    i++;
                }
                while (j < b.length && b[j] == value) {
                    j++;
                }
                double ofA = i - fromA;
                double ofB = j - fromB;
                u += ofA * fromB + ofA * ofB / 2;
                double equal = ofA + ofB;
                ties += equal * equal * equal - equal;
            }
            return new Ranking(u, ties);
        }

        private static double[] sorted(double[] values) {
            double[] copy = values.clone();
            Arrays.sort(copy);
            return copy;
        }
    }
}
