package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * By how much JVMs of the same code differ in one test, as its fresh pairs of JVMs show it. Before them, a stored comparison
 * knows that of all tests together only, and of the test itself from a few runs: a test that differs by much more than the
 * others looks worse than it is.
 *
 * @param jvm the standard deviation of the logarithm of its energy from JVM to JVM
 * @param freedom the degrees of freedom of that
 */
record SeenSpread(double jvm, double freedom) {

    private static final double QUANTILE = 0.975;

    /** Takes it from the interval of at least so many pairs as decide. */
    static SeenSpread of(Confirmed confirmed) {
        double freedom = ConfirmRule.FREEDOM + confirmed.jvmPairs() - 1;
        double half = Math.log(confirmed.high() / confirmed.low()) / 2;
        double error = half / new TDistribution(freedom).inverseCumulativeProbability(QUANTILE);
        // A pair of JVMs has the variance of two.
        return new SeenSpread(error * Math.sqrt(confirmed.jvmPairs() / 2.0), freedom);
    }

    /**
     * Returns whether a stored comparison that fails a test does so under this spread as well.
     *
     * @param headJvms the JVMs of this build that ran the test
     * @param tests among how many this one looked worst
     */
    boolean bearsOut(Comparison stored, int headJvms, int tests, RegressionRule rule) {
        double error = jvm * Math.sqrt(1.0 / stored.baselineJvms() + 1.0 / headJvms);
        double above = Math.log(stored.ratio()) - Math.log1p(rule.margin());
        double p = new TDistribution(freedom).cumulativeProbability(-above / error);
        return p * tests <= rule.falseDiscoveryRate();
    }
}
