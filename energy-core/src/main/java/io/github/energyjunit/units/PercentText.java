package io.github.energyjunit.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes shares for people as per cent with at most one decimal, for instance {@code 2.5 %}. */
public final class PercentText {

    private static final int MOST_DIGITS = 12;

    private PercentText() {}

    /** Writes a share; 0.05 is {@code 5 %}. */
    public static String of(double share) {
        BigDecimal rounded = percent(share).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + " %";
    }

    /** Round such that what is above a limit is seen above it. */
    public static String beyond(double share, double limit) {
        BigDecimal percent = percent(share);
        BigDecimal floor = percent(limit);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = percent.setScale(digits, RoundingMode.HALF_UP);
            if (rounded.compareTo(floor) > 0) {
                return rounded.toPlainString() + " %";
            }
        }
        return percent.toPlainString() + " %";
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2);
    }
}
