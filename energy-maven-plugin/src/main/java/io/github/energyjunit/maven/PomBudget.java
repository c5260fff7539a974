package io.github.energyjunit.maven;

import io.github.energyjunit.budget.BudgetRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One {@code <budget>} as the POM writes it; what it means is known to {@link BudgetRule}. */
public final class PomBudget {

    /** The elements that it may have. */
    static final Set<String> ELEMENTS = Set.of("scope", "test", "tests", "maxJoules");

    private @Nullable String scope;
    private @Nullable String test;
    private @Nullable String maxJoules;

    /** Sets what is limited: {@code test} (the default), {@code class}, {@code module} or {@code ledger}. */
    public void setScope(String scope) {
        this.scope = scope;
    }

    /** Sets the pattern of test ids, or of class names. */
    public void setTest(String test) {
        this.test = test;
    }

    /** Set the pattern of test ids, by the other name. */
    public void setTests(String tests) {
        this.test = tests;
    }

    /** Set the limit in joules. */
    public void setMaxJoules(String maxJoules) {
        this.maxJoules = maxJoules;
    }

    BudgetRule rule() {
        return BudgetRule.of(scope, test, maxJoules);
    }
}
