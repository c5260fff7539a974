package io.github.energyjunit.statistics;

import org.hipparchus.special.Gamma;

/**
 * What the variances of many tests say about the variance of each: a scaled inverse chi-squared prior, fitted as limma's
 * {@code squeezeVar} does it (G. K. Smyth, "Linear models and empirical Bayes methods", 2004).
 *
 * <p>Variances are given as multiples of what was expected of each test, so that quiet and noisy tests can share one prior.
 *
 * @param scale by how much the tests vary more than expected, as a ratio of variances
 * @param freedom how many degrees of freedom the prior is worth
 */
public record Moderation(double scale, double freedom) {

    private static final double LEAST_FREEDOM = 2.5;
    private static final double MOST_FREEDOM = 60;
    private static final double TINY = 1e-12;
    private static final int STEPS = 50;

    /** Counts the stated default as so many tests, until there are enough real ones. */
    private static final double DEFAULT_TESTS = 10;

    private static final double LEAST_SCALE = 0.05;
    private static final double MOST_SCALE = 25;

    /**
     * Fits the prior; few tests leave it near the default.
     *
     * @param ratios observed variances divided by the expected ones; zeros count as very small
     * @param freedom the degrees of freedom of each of them
     * @param usual what holds without any test
     */
    public static Moderation of(double[] ratios, double[] freedom, Moderation usual) {
        double weights = DEFAULT_TESTS;
        double mean = DEFAULT_TESTS * Math.log(usual.scale);
        double own = 0;
        double sum = 0;
        double[] logs = new double[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            double half = freedom[i] / 2;
            logs[i] = Math.log(Math.max(TINY, ratios[i])) - Gamma.digamma(half) + Math.log(half);
            double weight = 1 / Gamma.trigamma(half);
            sum += weight * logs[i];
            own += weight;
        }
        if (own == 0) {
            return usual;
        }
        double center = sum / own;
        double excess = 0;
        double tests = 0;
        for (int i = 0; i < ratios.length; i++) {
            double expected = Gamma.trigamma(freedom[i] / 2);
            double weight = 1 / (expected * expected);
            double deviation = logs[i] - center;
            excess += weight * (deviation * deviation - expected);
            tests += weight;
        }
        double spread = Gamma.trigamma(usual.freedom / 2);
        double few = DEFAULT_TESTS * tests / ratios.length;
        double variance = (few * spread + excess) / (few + tests);
        double prior = variance <= 0 ? MOST_FREEDOM : 2 * trigammaInverse(variance);
        prior = Math.min(MOST_FREEDOM, Math.max(LEAST_FREEDOM, prior));
        // The mean of logarithms of a scaled inverse chi-squared variable is below the logarithm of its scale.
        double ownScale = center + Gamma.digamma(prior / 2) - Math.log(prior / 2);
        mean = (mean + ratios.length * ownScale) / (weights + ratios.length);
        return new Moderation(Math.min(MOST_SCALE, Math.max(LEAST_SCALE, Math.exp(mean))), prior);
    }

    /**
     * Gives the moderated variance of a test.
     *
     * @param expected the variance expected before it was measured
     * @param observed what was seen of it
     * @param df the degrees of freedom of what was seen; 0 if nothing was
     */
    public double variance(double expected, double observed, double df) {
        return (freedom * scale * expected + df * observed) / (freedom + df);
    }

    /** Solves trigamma(x) = y by Newton's steps, as limma does. */
    static double trigammaInverse(double y) {
        double x = 0.5 + 1 / y;
        for (int i = 0; i < STEPS; i++) {
            double value = Gamma.trigamma(x);
            double step = value * (1 - value / y) / tetragamma(x);
            x += step;
            if (Math.abs(step / x) < 1e-9) {
                break;
            }
        }
        return x;
    }

    private static double tetragamma(double x) {
        double h = 1e-4 * x;
        return (Gamma.trigamma(x + h) - Gamma.trigamma(x - h)) / (2 * h);
    }
}
