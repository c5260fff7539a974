package io.github.energyjunit.measurement.file;

import java.math.BigDecimal;

/** Knows what a budget may be, wherever it is set: in an annotation, a POM or a measurement file. */
public final class MaxJoules {

    /** What a budget may be, for messages. */
    public static final String ALLOWED = "a number of joules above 0 and at most 1e12, such as 0.5";

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1e12);
    private static final int DIGITS = 18;

    private MaxJoules() {}

    /** Returns whether a number can be a budget; tiny ones and huge ones would be unreadable in a message. */
    public static boolean isAllowed(BigDecimal joules) {
        return joules.signum() > 0 && joules.scale() <= DIGITS && joules.compareTo(HIGHEST) <= 0;
    }

    /** Returns the same for what may be no number at all. */
    public static boolean isAllowed(double joules) {
        return Double.isFinite(joules) && isAllowed(BigDecimal.valueOf(joules));
    }
}
