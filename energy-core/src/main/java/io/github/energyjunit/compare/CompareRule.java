package io.github.energyjunit.compare;

import io.github.energyjunit.confirm.ConfirmRule;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measured.Quality;
import io.github.energyjunit.units.Joules;

/**
 * When the head is worse than the base; changes are relative: 0.05 is 5 %.
 *
 * @param margin what two builds of the same code differ by anyway; only what is beyond it counts as different
 * @param minEffect the least change that is a regression
 * @param least the least change of a whole sample
 * @param estimated whether the energies follow CPU time alone
 * @param mayFail whether a regression breaks the build; otherwise it warns
 */
public record CompareRule(double margin, double minEffect, Joules least, boolean estimated, boolean mayFail) {

    /** Take the limits of the gate: whoever set those for the baseline means the same here. */
    public static CompareRule of(RegressionRule rule, Quality quality) {
        boolean estimated = quality == Quality.ESTIMATED;
        return new CompareRule(
                rule.margin(),
                estimated ? Math.max(rule.effect(), rule.effectEstimated()) : rule.effect(),
                rule.least(),
                estimated,
                !estimated || rule.allowEstimated() != AllowEstimated.NEVER);
    }

    /** Return the rule for fresh pairs of JVMs. */
    ConfirmRule confirming() {
        ConfirmRule usual = ConfirmRule.DEFAULT;
        return new ConfirmRule(
                margin, minEffect, usual.alpha(), usual.jvmSpread(), usual.freedom(), usual.fewest(), usual.most());
    }

    /** Take what holds unless something else is said. */
    public static CompareRule of(Quality quality) {
        return of(RegressionRule.DEFAULT, quality);
    }
}
