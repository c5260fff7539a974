package io.github.energyjunit.statistics;

import org.hipparchus.special.Gamma;

/** How likely an observed variance is where another one was expected: their ratio follows an F distribution. */
final class RatioLikelihood {

    private RatioLikelihood() {}

    /**
     * Returns the logarithm of the likelihood, without what is the same for all expectations.
     *
     * @param ratio of the observed variance to the expected one, above 0
     * @param freedom the degrees of freedom of the observed one
     * @param prior the degrees of freedom that the expectation is worth
     */
    static double of(double ratio, double freedom, double prior) {
        return Gamma.logGamma((freedom + prior) / 2)
                - Gamma.logGamma(prior / 2)
                + (freedom * Math.log(freedom * ratio / prior)
                                - (freedom + prior) * Math.log1p(freedom * ratio / prior))
                        / 2;
    }
}
