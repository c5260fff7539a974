package io.github.energyjunit.statistics;

import java.util.Arrays;

/**
 * By how much JVMs of the same code differ, learnt from many tests together.
 *
 * <p>The variance of a test's JVMs is {@code jvm²} times a factor of its own, plus what the noise of its samples adds. So
 * little is known in advance about a quiet test, and more about a noisy one. Each test has its own prior, a scaled inverse
 * chi-squared distribution (G. K. Smyth, "Linear models and empirical Bayes methods", 2004), whose logarithm has the variance
 * that both parts contribute. An observed variance divided by the expected one then follows an F distribution. The two
 * parameters are the likeliest ones of a grid around what is usual, which counts as well.
 */
public final class JvmSpread {

    /** How many degrees of freedom the expectation is worth before any test has told. */
    private static final double FREEDOM = 4;

    /** The expectation is worth one more degree of freedom for so many of the tests it is learnt from. */
    private static final double EACH = 10;

    private static final double MOST_FREEDOM = 60;

    /** How well the usual spread is known: the standard deviation of its logarithm. */
    private static final double DOUBT = 0.5;

    /** The usual variance of the logarithm of the tests' factors: that of 4 degrees of freedom. */
    private static final double SCATTER = 0.625;

    private static final double SCATTER_DOUBT = 0.7;
    private static final int SCATTER_STEPS = 4;
    private static final double STEP = Math.log(2) / 2;
    private static final int STEPS = 8;
    private static final double TINY = 1e-12;

    private final double jvm;
    private final double scatter;
    private final double most;

    private JvmSpread(double jvm, double scatter, double most) {
        this.jvm = jvm;
        this.scatter = scatter;
        this.most = most;
    }

    /**
     * Finds the spread that explains the tests best.
     *
     * @param observed each test's variance between JVMs; all arrays have one entry for each test
     * @param noise of each test's samples
     * @param freedom the degrees of freedom of the observed variance, above 0
     * @param usual the spread that holds without tests, and that few tests change little
     */
    public static JvmSpread of(double[] observed, SampleNoise[] noise, double[] freedom, double usual) {
        double most = Math.min(MOST_FREEDOM, FREEDOM + Arrays.stream(freedom).sum() / EACH);
        JvmSpread best = new JvmSpread(usual, SCATTER, most);
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int i = -STEPS; i <= STEPS; i++) {
            for (int j = -SCATTER_STEPS; j <= SCATTER_STEPS; j++) {
                JvmSpread candidate = new JvmSpread(usual * Math.exp(i * STEP), SCATTER * Math.exp(j * STEP), most);
                double likelihood = prior(i * STEP / DOUBT)
                        + prior(j * STEP / SCATTER_DOUBT)
                        + candidate.likelihood(observed, noise, freedom);
                if (likelihood > likeliest) {
                    likeliest = likelihood;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static double prior(double distance) {
        return -distance * distance / 2;
    }

    private double likelihood(double[] observed, SampleNoise[] noise, double[] freedom) {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            double ratio = Math.max(TINY, observed[i] / expected(noise[i]));
            sum += RatioLikelihood.of(ratio, freedom[i], freedom(noise[i]));
        }
        return sum;
    }

    /** Returns the variance between JVMs that is expected of a test with this noise. */
    public double expected(SampleNoise noise) {
        return jvm * jvm + noise.variance();
    }

    /** Returns how many degrees of freedom that expectation is worth. */
    public double freedom(SampleNoise noise) {
        double share = jvm * jvm / expected(noise);
        double doubt = share * share * scatter + (1 - share) * (1 - share) * noise.doubt();
        // The logarithm of an inverse chi-squared variable has the variance trigamma(d/2), about 2/d + 2/d².
        return Math.min(most, (1 + Math.sqrt(1 + 2 * doubt)) / doubt);
    }

    /**
     * Gives the moderated variance between the JVMs of a test.
     *
     * @param observed what was seen of it
     * @param df the degrees of freedom of what was seen; 0 if nothing was
     */
    public double variance(SampleNoise noise, double observed, double df) {
        return new Moderation(1, freedom(noise)).variance(expected(noise), observed, df);
    }

    /** Returns the standard deviation between JVMs of a test without noise, as the tests show it. */
    public double typical() {
        return jvm;
    }
}
