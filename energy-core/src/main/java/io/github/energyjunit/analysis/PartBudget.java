package io.github.energyjunit.analysis;

import io.github.energyjunit.units.Joules;
import org.jspecify.annotations.Nullable;

/**
 * What the budget of a class, or of everything that the module's test JVMs used, says.
 *
 * @param scope {@code class} or {@code ledger}
 * @param name the class's name, or {@link #LEDGER}
 * @param energy what it used; null where that is not known
 */
public record PartBudget(
        String scope, String name, @Nullable Joules energy, Judgement judgement) {

    /** What is written in place of a class for everything that the test JVMs used. */
    public static final String LEDGER = "The module's test JVMs";

    /** Puts a module's name before it. */
    public PartBudget of(String module) {
        return new PartBudget(scope, module + name, energy, judgement);
    }
}
