package io.github.energyjunit.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says and why.
 *
 * @param reason one line for people
 * @param budgetJoules the limit that was held against the number, or null without a budget
 * @param ratio the number divided by the limit, or null without both
 */
public record Judgement(
        Verdict verdict,
        String reason,
        @Nullable BigDecimal budgetJoules,
        @Nullable BigDecimal ratio) {

    /** No limit was set. */
    public static final Judgement NO_BUDGET = new Judgement(Verdict.PASS, "no budget", null, null);

    /** Returns whether a budget was held against anything. */
    public boolean isOfBudget() {
        return budgetJoules != null || verdict != Verdict.PASS;
    }
}
