package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.InputException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A budget that the POM sets.
 *
 * @param pattern which test ids it is for, {@code *} and {@code ?} as usual; null for a module
 * @param maxJoules the limit on attributed energy, for each invocation or for the whole module
 */
public record BudgetRule(@Nullable String pattern, BigDecimal maxJoules) {

    /** What a limit may be. */
    public static final String ALLOWED = "a number of joules above 0 and at most 1e12";

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1e12);
    private static final int DIGITS = 18;

    /**
     * Checks what a POM says.
     *
     * @param scope {@code test} (also where null) or {@code module}
     * @throws InputException naming the element, the value and what is allowed
     */
    public static BudgetRule of(@Nullable String scope, @Nullable String pattern, @Nullable String maxJoules) {
        String where = "<budget>" + (pattern == null ? "" : " for '" + pattern + "'");
        return switch (scope == null ? "test" : scope.trim().toLowerCase(Locale.ROOT)) {
            case "test" -> {
                if (pattern == null || pattern.isBlank()) {
                    throw new InputException(where + " has no <test>: name the tests by a pattern such as "
                            + "com.acme.FooTest#*, or set <scope>module</scope>");
                }
                yield new BudgetRule(pattern.trim(), limit(where, maxJoules));
            }
            case "module" -> {
                if (pattern != null) {
                    throw new InputException(where + " has <scope>module</scope>: it cannot name tests");
                }
                yield new BudgetRule(null, limit("<budget> of the module", maxJoules));
            }
            default -> throw new InputException(where + " has <scope>" + scope + "</scope>: expected test or module");
        };
    }

    private static BigDecimal limit(String where, @Nullable String maxJoules) {
        if (maxJoules == null || maxJoules.isBlank()) {
            throw new InputException(where + " has no <maxJoules>: give " + ALLOWED);
        }
        try {
            BigDecimal limit = new BigDecimal(maxJoules.trim());
            if (isLimit(limit)) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for everything that is no limit
        }
        throw new InputException(where + " has <maxJoules>" + maxJoules + "</maxJoules>: expected " + ALLOWED);
    }

    /** Returns whether a number can be a limit; tiny ones and huge ones would be unreadable in a message. */
    public static boolean isLimit(BigDecimal joules) {
        return joules.signum() > 0 && joules.scale() <= DIGITS && joules.compareTo(HIGHEST) <= 0;
    }

    boolean isForModule() {
        return pattern == null;
    }

    /** Makes the pattern of test ids; a module's fits none. */
    TestPattern tests() {
        return new TestPattern(pattern == null ? "" : pattern);
    }
}
