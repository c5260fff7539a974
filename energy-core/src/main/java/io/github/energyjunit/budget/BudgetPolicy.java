package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.InputException;

/**
 * How strictly budgets are held.
 *
 * @param allowEstimated whether an estimate may break a budget
 * @param strict whether a median above its budget fails even if that may be noise
 * @param confidence how sure it must be that a median is above its budget, between 0.5 and 1
 */
public record BudgetPolicy(boolean allowEstimated, boolean strict, double confidence) {

    public BudgetPolicy {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new InputException("Invalid value '" + confidence
                    + "' for energy.budget.confidence: expected a number above 0.5 and below 1, for instance 0.99");
        }
    }

    /** Holds them as is done unless something else is said. */
    public static BudgetPolicy usual(boolean allowEstimated) {
        return new BudgetPolicy(allowEstimated, false, 0.99);
    }
}
