package io.github.energyjunit.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes amounts of memory for people: three digits and a decimal unit, for instance {@code 1.1 MB}. */
public final class BytesText {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private BytesText() {}

    /** Writes bytes. */
    public static String of(double bytes) {
        BigDecimal number = BigDecimal.valueOf(Math.rint(bytes)).round(DIGITS);
        int unit = 0;
        while (unit < UNITS.length - 1 && number.compareTo(BigDecimal.valueOf(1_000)) >= 0) {
            number = number.movePointLeft(3);
            unit++;
        }
        return number.stripTrailingZeros().toPlainString() + " " + UNITS[unit];
    }
}
