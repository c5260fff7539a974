package io.github.energyjunit.confirmation;

import io.github.energyjunit.statistics.Medians;
import java.util.Arrays;

/**
 * What one fresh JVM of the base and one of the head, started for this pair alone, say of one test.
 *
 * <p>All its sample pairs share the luck of these two JVMs, so that they are one observation, however many they are.
 */
public final class JvmPair {

    private final double[] logRatios;

    /**
     * Takes what was measured.
     *
     * @param logRatios ln(head / base) of each interleaved pair of sound samples, at least one
     */
    public JvmPair(double... logRatios) {
        if (logRatios.length == 0 || !Arrays.stream(logRatios).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "a pair of JVMs needs a finite logarithm of a ratio, but has " + Arrays.toString(logRatios));
        }
        this.logRatios = logRatios.clone();
    }

    /** Returns the logarithms of the ratios, in the order measured. */
    public double[] logRatios() {
        return logRatios.clone();
    }

    /** Returns how many sample pairs there are. */
    int size() {
        return logRatios.length;
    }

    /** Returns the same pair with head and base exchanged, to ask whether the head needs less. */
    public JvmPair reversed() {
        return new JvmPair(Arrays.stream(logRatios).map(ratio -> -ratio).toArray());
    }

    /** Returns the observation: the median of the means of all two logarithms and of each one itself. */
    public double datum() {
        int n = logRatios.length;
        double[] averages = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[at++] = (logRatios[i] + logRatios[j]) / 2;
            }
        }
        return Medians.of(averages);
    }
}
