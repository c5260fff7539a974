package io.github.energyjunit.benchmarks.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * A module of tests whose energy is as noisy as recorded series are: each test has a coefficient of variation of its own
 * (log-normal, median 3 %, 90 % of tests below 11 %), 3 % of the samples are 10 to 50 % too high. JVMs of the same code
 * differ: each test has a spread of its own from JVM to JVM (log-normal around the median that is given, sigma 0.5), and
 * another 0.3 % in any case. From one session of the machine to the next all tests and the canary shift together.
 */
final class NoisyModule {

    private static final double MEDIAN_CV = 0.03;
    private static final double HIGH_CV = 0.11;
    private static final double Z_90 = 1.2816;
    private static final double LEAST_CV = 0.003;
    private static final double MOST_CV = 0.4;
    private static final double OUTLIERS = 0.03;
    private static final double JVM_SIGMA = 0.5;
    private static final double MOST_JVM = 0.2;
    private static final double LAYOUT = 0.003;
    private static final double CANARY = 0.005;
    private static final double MEDIAN_JOULES = 5;

    private final Random random;
    private final double session;
    private final double[] joules;
    private final double[] sigmas;
    private final double[] jvms;

    /**
     * Makes one.
     *
     * @param jvm the median over tests of the standard deviation between JVMs of the same code
     * @param session the standard deviation between sessions of the machine
     */
    NoisyModule(int tests, double jvm, double session, Random random) {
        this.random = random;
        this.session = session;
        this.joules = fill(tests, () -> MEDIAN_JOULES * Math.exp(random.nextGaussian()));
        this.sigmas = fill(tests, () -> {
            double cv = MEDIAN_CV * Math.exp(Math.log(HIGH_CV / MEDIAN_CV) / Z_90 * random.nextGaussian());
            double clipped = Math.max(LEAST_CV, Math.min(MOST_CV, cv));
            return Math.sqrt(Math.log1p(clipped * clipped));
        });
        this.jvms = fill(tests, () -> Math.min(MOST_JVM, jvm * Math.exp(JVM_SIGMA * random.nextGaussian())));
    }

    private static double[] fill(int n, DoubleSupplier draw) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> draw.getAsDouble());
        return values;
    }

    /**
     * What one JVM measured.
     *
     * @param tests each test's samples in joules
     * @param canary the energy of the canary in microjoules
     */
    record Jvm(List<Test> tests, double canary) {}

    /** Samples of one test in joules. */
    static final class Test {
        private final double[] joules;

        Test(double[] joules) {
            this.joules = joules;
        }

        double[] joules() {
            return joules;
        }
    }

    /**
     * Measures every test n times in one JVM of a session of its own.
     *
     * @param worse how many tests, from the first, need more
     * @param factor how much more they need
     */
    Jvm build(int n, int worse, double factor) {
        double shift = session * random.nextGaussian();
        double[][] samples = new double[joules.length][n];
        for (int test = 0; test < joules.length; test++) {
            double luck = shift + luck(test) + LAYOUT * random.nextGaussian() + more(test, worse, factor);
            int number = test;
            Arrays.setAll(samples[test], i -> joules[number] * Math.exp(luck + noise(number)));
        }
        return new Jvm(
                Arrays.stream(samples).map(Test::new).toList(),
                500_000 * Math.exp(shift + CANARY * random.nextGaussian()));
    }

    /** Measures a test side by side in a fresh JVM of each version, and returns the logarithms of the ratios. */
    double[] pairs(int test, int n, int worse, double factor, double code) {
        double ofBase = luck(test);
        double luck = luck(test) - ofBase + code + more(test, worse, factor);
        double[] ratios = new double[n];
        Arrays.setAll(ratios, i -> {
            double base = noise(test);
            return luck + noise(test) - base;
        });
        return ratios;
    }

    /** Draws what the layout of a build's code makes of a test, in all of its JVMs. */
    double layout() {
        return LAYOUT * random.nextGaussian();
    }

    private static double more(int test, int worse, double factor) {
        return test < worse ? Math.log(factor) : 0;
    }

    private double luck(int test) {
        return jvms[test] * random.nextGaussian();
    }

    private double noise(int test) {
        double high = random.nextDouble() < OUTLIERS ? Math.log(1.1 + 0.4 * random.nextDouble()) : 0;
        return sigmas[test] * random.nextGaussian() + high;
    }
}
