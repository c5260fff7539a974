package io.github.energyjunit.benchmarks.gate;

import java.util.Arrays;
import java.util.Random;

/**
 * A module of tests whose energy is as noisy as recorded series are: each test has a coefficient of variation of its own
 * (log-normal, median 3 %, 90 % of tests below 11 %), 3 % of the samples are 10 to 50 % too high; from one build to the
 * next each test shifts by 0.5 %, and all tests together by 0.5 %.
 */
final class NoisyModule {

    private static final double MEDIAN_CV = 0.03;
    private static final double HIGH_CV = 0.11;
    private static final double Z_90 = 1.2816;
    private static final double OUTLIERS = 0.03;
    private static final double BUILD = 0.005;
    private static final double SESSION = 0.005;
    private static final double MEDIAN_JOULES = 5;

    private final Random random;
    private final double[] joules;
    private final double[] sigmas;

    NoisyModule(int tests, Random random) {
        this.random = random;
        this.joules = random.doubles(tests)
                .map(u -> MEDIAN_JOULES * Math.exp(random.nextGaussian()))
                .toArray();
        this.sigmas = random.doubles(tests)
                .map(u -> MEDIAN_CV * Math.exp(Math.log(HIGH_CV / MEDIAN_CV) / Z_90 * random.nextGaussian()))
                .map(cv -> Math.sqrt(Math.log1p(cv * cv)))
                .toArray();
    }

    /**
     * Measure every test n times.
     *
     * @param shifted whether the build differs from the level of the tests by its own shifts
     * @param hungrier how many tests, from the first, need more
     * @param factor how much more they need
     * @return joules by test and sample
     */
    double[][] build(int n, boolean shifted, int hungrier, double factor) {
        double session = shifted ? SESSION * random.nextGaussian() : 0;
        double[][] samples = new double[joules.length][n];
        for (int test = 0; test < joules.length; test++) {
            double level = joules[test] * (test < hungrier ? factor : 1);
            double shift = session + (shifted ? BUILD * random.nextGaussian() : 0);
            double sigma = sigmas[test];
            Arrays.setAll(samples[test], i -> level * Math.exp(shift + sigma * random.nextGaussian()) * outlier());
        }
        return samples;
    }

    private double outlier() {
        return random.nextDouble() < OUTLIERS ? 1.1 + 0.4 * random.nextDouble() : 1;
    }
}
