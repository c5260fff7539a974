package io.github.energyjunit.statistics;

import java.util.Arrays;

/**
 * By how much JVMs of the same code differ, learnt from many tests together.
 *
 * @param jvm the standard deviation of the logarithm of a test's energy from JVM to JVM
 * @param prior how far single tests are from that
 */
public record JvmSpread(double jvm, Moderation prior) {

    /** How many degrees of freedom the stated default is worth. */
    private static final double FREEDOM = 4;

    /** With fewer degrees of freedom over all tests the stated default holds. */
    private static final int ENOUGH = 30;

    /** Degrees of freedom that differ by less than this part are equal. */
    private static final double TIE = 1e-3;

    private static final double[] CANDIDATES = {0.003, 0.005, 0.01, 0.015, 0.02, 0.03, 0.045, 0.07, 0.10};

    /**
     * Finds the spread that explains the tests best.
     *
     * @param observed each test's variance between JVMs; all arrays have one entry for each test
     * @param within what the noise of its own samples adds to that variance
     * @param freedom the degrees of freedom of the observed variance, above 0
     * @param usual the spread that holds until there are enough tests
     */
    public static JvmSpread of(double[] observed, double[] within, double[] freedom, double usual) {
        JvmSpread best = fit(observed, within, freedom, usual);
        if (Arrays.stream(freedom).sum() >= ENOUGH) {
            for (double candidate : CANDIDATES) {
                JvmSpread other = fit(observed, within, freedom, candidate);
                best = other.explainsBetterThan(best) ? other : best;
            }
        }
        return best;
    }

    /**
     * The candidate that explains the tests best leaves them the most alike. Where tests have no noise of their own to tell
     * candidates apart by, all leave them equally alike, and the one in whose scale the least is left is the spread itself.
     */
    private boolean explainsBetterThan(JvmSpread other) {
        double alike = prior.freedom() / other.prior.freedom();
        if (Math.abs(alike - 1) > TIE) {
            return alike > 1;
        }
        return Math.abs(Math.log(prior.scale())) < Math.abs(Math.log(other.prior.scale()));
    }

    private static JvmSpread fit(double[] observed, double[] within, double[] freedom, double jvm) {
        double[] ratios = new double[observed.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = observed[i] / expected(jvm, within[i]);
        }
        return new JvmSpread(jvm, Moderation.of(ratios, freedom, new Moderation(1, FREEDOM)));
    }

    /** Returns the variance between JVMs that is expected of a test with this noise. */
    public double expected(double within) {
        return expected(jvm, within);
    }

    private static double expected(double jvm, double within) {
        return jvm * jvm + within;
    }

    /** Returns the standard deviation between JVMs of a test without noise, as the tests show it. */
    public double typical() {
        return jvm * Math.sqrt(prior.scale());
    }
}
