package io.github.energyjunit.analysis;

import io.github.energyjunit.measured.TestSummary;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A test and what the gate says of it.
 *
 * @param budget the judgement by its budget
 * @param regression the judgement by the baseline, or null if nothing was to be held against one
 */
public record JudgedTest(
        TestSummary test, Judgement budget, @Nullable Finding regression) {

    /** What weighs more, first. */
    private static final List<Verdict> BY_WEIGHT = List.of(
            Verdict.FAIL,
            Verdict.WARN,
            Verdict.INCONCLUSIVE,
            Verdict.INCOMPARABLE,
            Verdict.REMOVED,
            Verdict.NEW,
            Verdict.MISSING_BASELINE,
            Verdict.IMPROVED,
            Verdict.PASS);

    /** Judge by budget alone. */
    public JudgedTest(TestSummary test, Judgement budget) {
        this(test, budget, null);
    }

    /** Stand for a test that the baseline has and this build has not. */
    public static JudgedTest absent(TestSummary test, String reason) {
        return new JudgedTest(test, Judgement.NO_BUDGET, new Finding(Verdict.REMOVED, reason, null));
    }

    /** Give the one verdict of both, and both reasons. */
    public Judgement judgement() {
        if (regression == null) {
            return budget;
        }
        boolean hasBudget = budget.budgetJoules() != null;
        if (!hasBudget) {
            return new Judgement(regression.verdict(), regression.reason(), null, null);
        }
        boolean budgetFirst = BY_WEIGHT.indexOf(budget.verdict()) <= BY_WEIGHT.indexOf(regression.verdict());
        // A budget that holds is a verdict; that nobody asked for a baseline is no reason to doubt it.
        boolean onlyBudget = budgetFirst || regression.verdict() == Verdict.MISSING_BASELINE;
        return new Judgement(
                onlyBudget ? budget.verdict() : regression.verdict(),
                onlyBudget
                        ? budget.reason() + "; " + regression.reason()
                        : regression.reason() + "; " + budget.reason(),
                budget.budgetJoules(),
                budget.ratio());
    }

    /** Say the reason of the baseline's judgement in other words. */
    public JudgedTest reworded(UnaryOperator<String> words) {
        return regression == null
                ? this
                : new JudgedTest(
                        test,
                        budget,
                        new Finding(regression.verdict(), words.apply(regression.reason()), regression.comparison()));
    }

    /** Give the figures of the comparison with the baseline, or null without one. */
    public @Nullable Comparison comparison() {
        return regression == null ? null : regression.comparison();
    }
}
