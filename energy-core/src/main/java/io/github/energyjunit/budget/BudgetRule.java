package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measurement.file.MaxJoules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A budget that the POM sets.
 *
 * @param scope what it limits
 * @param pattern which test ids or class names it is for, {@code *} and {@code ?} as usual; null for a module
 * @param maxJoules the limit, of each invocation or of all that the scope stands for
 */
public record BudgetRule(BudgetScope scope, @Nullable String pattern, BigDecimal maxJoules) {

    /**
     * Checks what a POM says.
     *
     * @param scope the word of a {@link BudgetScope}; null for a test
     * @throws InputException naming the element, the value and what is allowed
     */
    public static BudgetRule of(@Nullable String scope, @Nullable String pattern, @Nullable String maxJoules) {
        String where = "<budget>" + (pattern == null ? "" : " for '" + pattern + "'");
        BudgetScope of = scope == null ? BudgetScope.TEST : BudgetScope.of(scope);
        if (of == null) {
            throw new InputException(where + " has <scope>" + scope + "</scope>: expected " + BudgetScope.words());
        }
        if (of.isOfSome()) {
            if (pattern == null || pattern.isBlank()) {
                throw new InputException(where + " has no <test>: name the " + of.plural() + " by a pattern such as "
                        + of.example() + ", or set <scope>module</scope>");
            }
            return new BudgetRule(of, pattern.trim(), limit(where, maxJoules));
        }
        if (pattern != null) {
            throw new InputException(where + " has <scope>" + of.word() + "</scope>: it cannot name tests");
        }
        return new BudgetRule(of, null, limit("<budget> of the " + of.word(), maxJoules));
    }

    private static BigDecimal limit(String where, @Nullable String maxJoules) {
        if (maxJoules == null || maxJoules.isBlank()) {
            throw new InputException(where + " has no <maxJoules>: expected " + MaxJoules.ALLOWED);
        }
        try {
            BigDecimal limit = new BigDecimal(maxJoules.trim());
            if (MaxJoules.isAllowed(limit)) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for everything that is no limit
        }
        throw new InputException(
                where + " has <maxJoules>" + maxJoules + "</maxJoules>: expected " + MaxJoules.ALLOWED);
    }

    boolean isOf(BudgetScope one) {
        return scope == one;
    }

    /** Makes the pattern of test ids or class names; a module's fits none. */
    TestPattern names() {
        return new TestPattern(pattern == null ? "" : pattern);
    }
}
