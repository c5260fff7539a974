package io.github.energyjunit.analysis;

import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What comes of holding a class with its fixtures, or everything that the module's test JVMs used, against the baseline.
 *
 * @param scope {@code class} or {@code ledger}
 * @param name the class's name, or {@link PartBudget#LEDGER}
 * @param energy what it used in this build; null where that is not known
 * @param finding its ratio leaves out what is said of others
 * @param saidOf the tests and classes whose own change is left out, as they have verdicts of their own
 */
public record PartRegression(
        String scope, String name, @Nullable Joules energy, Finding finding, List<String> saidOf) {

    /** The scope of a class. */
    public static final String CLASS = "class";

    /** The scope of everything that the test JVMs used. */
    public static final String OF_LEDGER = "ledger";

    public PartRegression {
        saidOf = List.copyOf(saidOf);
    }

    /** Puts a module's name before it. */
    public PartRegression of(String module) {
        return new PartRegression(scope, module + name, energy, finding, saidOf);
    }

    /** Says its reason in other words. */
    PartRegression reworded(UnaryOperator<String> words) {
        return new PartRegression(scope, name, energy, finding.reworded(words), saidOf);
    }

    /** Returns what it says among all that does not simply pass. */
    Analysis.Violation remark() {
        return new Analysis.Violation(
                finding.verdict(), Analysis.Kind.REGRESSION, name, finding.reason(), finding.evidence());
    }

    /** Returns whether that is to be said by itself: all else is summed up. */
    boolean isLoud() {
        return finding.verdict().isViolation() || finding.verdict() == Verdict.IMPROVED;
    }
}
