package io.github.energyjunit.compare;

import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measured.Quality;

/**
 * When the head is worse than the base; changes are relative: 0.05 is 5 %.
 *
 * @param margin what two builds of the same code differ by anyway; only what is beyond it counts as different
 * @param minEffect the least change that is a regression
 * @param minMicrojoules the least change of a whole sample, in microjoules
 * @param alpha how likely any regression of a comparison may be a false one
 * @param maxDetectable above which detectable change a test is too noisy to be judged
 * @param mayFail whether a regression breaks the build; otherwise it warns
 */
public record CompareRule(
        double margin, double minEffect, double minMicrojoules, double alpha, double maxDetectable, boolean mayFail) {

    private static final double ALPHA = 0.05;

    /** Take the limits of the gate: whoever set those for the baseline means the same here. */
    public static CompareRule of(RegressionRule rule, Quality quality) {
        boolean estimated = quality == Quality.ESTIMATED;
        return new CompareRule(
                rule.margin(),
                estimated ? Math.max(rule.effect(), rule.effectEstimated()) : rule.effect(),
                rule.joules() * 1e6,
                ALPHA,
                rule.maxDetectable(),
                !estimated || rule.allowEstimated());
    }

    /** Take what holds unless something else is said. */
    public static CompareRule of(Quality quality) {
        return of(RegressionRule.DEFAULT, quality);
    }
}
