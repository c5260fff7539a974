package io.github.energyjunit.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts the p-values of many tests, so that many chances to be wrong do not make one of them likely. */
public final class Multiplicity {

    private Multiplicity() {}

    /**
     * Give Benjamini and Hochberg's adjusted p-values (1995), in the order of the given ones: those of at most q are the
     * discoveries of which at most the part q is false on average. The same as R's {@code p.adjust(p, "BH")}.
     */
    public static double[] benjaminiHochberg(double[] p) {
        int[] order = order(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            least = Math.min(least, p[order[i]] * p.length / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /**
     * Give Holm's adjusted p-values (1979), in the order of the given ones: those of at most α are rejected, with a chance
     * of at most α that any of them is false. The same as R's {@code p.adjust(p, "holm")}.
     */
    public static double[] holm(double[] p) {
        int[] order = order(p);
        double[] adjusted = new double[p.length];
        double greatest = 0;
        for (int i = 0; i < p.length; i++) {
            greatest = Math.max(greatest, Math.min(1, p[order[i]] * (p.length - i)));
            adjusted[order[i]] = greatest;
        }
        return adjusted;
    }

    private static int[] order(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
