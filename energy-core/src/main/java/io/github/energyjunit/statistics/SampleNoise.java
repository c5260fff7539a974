package io.github.energyjunit.statistics;

import java.util.List;

/**
 * What the noise of a test's own samples adds to the variance of the logarithm of a JVM's median.
 *
 * @param variance the variance it adds; 0 if unknown
 * @param doubt how badly that is known: the variance of its logarithm; 0 if exactly
 */
public record SampleNoise(double variance, double doubt) {

    /** The variance of a median, as a multiple of that of a mean. */
    private static final double MEDIAN = Math.PI / 2;

    /** Below this the spread of the samples of a JVM says little of their noise. */
    private static final int FEW = 3;

    /** What part of the information on a normal variance is left in the median of absolute deviations. */
    private static final double EFFICIENCY = 0.37;

    /**
     * Takes it from samples.
     *
     * @param jvms the samples of each JVM; JVMs with fewer than three are left out
     */
    public static SampleNoise of(List<double[]> jvms) {
        double sum = 0;
        double samples = 0;
        double telling = 0;
        for (double[] jvm : jvms) {
            if (jvm.length >= FEW) {
                double spread = Medians.relativeSpread(jvm);
                sum += jvm.length * spread * spread * jvm.length / (jvm.length - 1.0);
                samples += jvm.length;
                telling++;
            }
        }
        return samples == 0
                ? known(0)
                : new SampleNoise(MEDIAN * sum / samples * telling / samples, 2 / (EFFICIENCY * (samples - telling)));
    }

    /** Returns noise of a known variance. */
    public static SampleNoise known(double variance) {
        return new SampleNoise(variance, 0);
    }
}
