package io.github.energyjunit.analysis;

import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test and what the gate says of it.
 *
 * @param budget the judgement by its budget
 * @param stored the judgement by the baseline that follows the code, or null if nothing was to be held against one
 * @param pinned the judgement by a baseline that stays, or null without one
 */
public record JudgedTest(
        TestSummary test,
        Judgement budget,
        @Nullable Finding stored,
        @Nullable Finding pinned) {

    /** Judges by budget alone. */
    public JudgedTest(TestSummary test, Judgement budget) {
        this(test, budget, null, null);
    }

    /** Judges by budget and the baseline that follows the code. */
    public JudgedTest(TestSummary test, Judgement budget, @Nullable Finding stored) {
        this(test, budget, stored, null);
    }

    /** Returns what the baselines say: a regression against either counts, otherwise the one that follows the code. */
    public @Nullable Finding regression() {
        boolean crept =
                pinned != null && isWorse(pinned) && !(stored != null && isWorse(stored) && !isGraver(pinned, stored));
        return crept ? pinned : stored;
    }

    private static boolean isWorse(Finding finding) {
        return finding.verdict().isViolation();
    }

    private static boolean isGraver(Finding finding, Finding other) {
        return finding.verdict().severity() > other.verdict().severity();
    }

    /** Stands for a test that the baseline has and this build has not. */
    public static JudgedTest absent(TestSummary test, Finding removed) {
        return new JudgedTest(test, Judgement.NO_BUDGET, removed);
    }

    /** Returns whether there is a budget or a baseline that says something of it, be it that there is no baseline. */
    boolean isHeldAgainstAnything() {
        return budget.isOfBudget() || regression() != null;
    }

    /** Lists what its budget and the baselines say of it, one after the other. */
    Stream<Analysis.Violation> remarks() {
        String flags = test.flags().isEmpty() ? "" : " " + test.flags();
        return Stream.concat(
                Stream.of(new Analysis.Violation(
                        budget.verdict(), Analysis.Kind.BUDGET, test.test(), budget.reason() + flags)),
                Stream.ofNullable(regression())
                        .map(finding -> new Analysis.Violation(
                                finding.verdict(),
                                Analysis.Kind.REGRESSION,
                                test.test(),
                                finding.reason() + (finding.isViolation() ? flags : ""),
                                finding.shared() + (finding.isViolation() ? flags : ""),
                                finding.evidence())));
    }

    /** Returns the one verdict of both, and both reasons. */
    public Judgement judgement() {
        Finding regression = regression();
        if (regression == null) {
            return budget;
        }
        if (!budget.isOfBudget()) {
            return new Judgement(regression.verdict(), regression.reason(), null, null);
        }
        Verdict verdict = budget.verdict().withBaseline(regression.verdict());
        return new Judgement(
                verdict,
                verdict == budget.verdict()
                        ? budget.reason() + "; " + regression.reason()
                        : regression.reason() + "; " + budget.reason(),
                budget.budgetJoules(),
                budget.ratio());
    }

    /** Says the reason of the baseline's judgement in other words. */
    public JudgedTest reworded(UnaryOperator<String> words) {
        return new JudgedTest(test, budget, reworded(stored, words), reworded(pinned, words));
    }

    private static @Nullable Finding reworded(@Nullable Finding finding, UnaryOperator<String> words) {
        return finding == null ? null : finding.reworded(words);
    }

    /** Returns the figures of the comparison with the baseline, or null without one. */
    public @Nullable Comparison comparison() {
        Finding regression = regression();
        return regression == null ? null : regression.comparison();
    }

    /** Orders tests by energy, those without any last. */
    public static Comparator<JudgedTest> highestEnergyFirst() {
        Comparator<JudgedTest> byJoules = Comparator.comparing(
                judged -> Objects.requireNonNullElse(judged.test().attributed(), Joules.ofMicrojoules(-1)));
        return byJoules.reversed().thenComparing(judged -> judged.test().test());
    }
}
