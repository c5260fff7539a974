package io.github.energyjunit.compare;

import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;

/**
 * When the head is worse than the base; changes are relative: 0.05 is 5 %.
 *
 * @param margin what two builds of the same code differ by anyway; only what is beyond it counts as different
 * @param minEffect the least change that is a regression
 * @param least the least change of a whole sample
 * @param jvmSpread the standard deviation that JVMs of the same code are expected to have
 * @param estimated whether the energies follow CPU time alone
 * @param mayFail whether a regression breaks the build; otherwise it warns
 */
public record CompareRule(
        double margin, double minEffect, Joules least, double jvmSpread, boolean estimated, boolean mayFail) {

    /** Returns the rule with the limits that the settings give the gate. */
    public static CompareRule of(RegressionRule rule, Quality quality) {
        boolean estimated = quality == Quality.ESTIMATED;
        return new CompareRule(
                rule.margin(),
                estimated ? Math.max(rule.effect(), rule.effectEstimated()) : rule.effect(),
                rule.least(),
                rule.jvmSpread(),
                estimated,
                !estimated || rule.allowEstimated() != AllowEstimated.NEVER);
    }

    /** Returns the rule for fresh pairs of JVMs. */
    public ConfirmRule confirmRule() {
        return ConfirmRule.of(margin, minEffect, jvmSpread);
    }

    /** Returns the default rule. */
    public static CompareRule of(Quality quality) {
        return of(RegressionRule.DEFAULT, quality);
    }
}
