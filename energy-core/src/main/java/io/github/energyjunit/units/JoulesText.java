package io.github.energyjunit.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes energies for people: three digits and a unit that keeps them short, for instance {@code 412 mJ}. */
public final class JoulesText {

    private static final int DIGITS = 3;

    /** The units, by the power of ten of one of them in joules. */
    private enum Unit {
        PICO("pJ", -12),
        NANO("nJ", -9),
        MICRO("µJ", -6),
        MILLI("mJ", -3),
        ONE("J", 0),
        KILO("kJ", 3),
        MEGA("MJ", 6),
        GIGA("GJ", 9);

        final String symbol;
        final int power;

        Unit(String symbol, int power) {
            this.symbol = symbol;
            this.power = power;
        }

        static Unit of(BigDecimal joules) {
            Unit fitting = PICO;
            for (Unit unit : values()) {
                if (joules.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(unit.power)) >= 0) {
                    fitting = unit;
                }
            }
            return fitting;
        }

        String write(BigDecimal joules) {
            BigDecimal number = joules.scaleByPowerOfTen(-power).stripTrailingZeros();
            return number.setScale(Math.max(0, number.scale()), RoundingMode.UNNECESSARY)
                            .toPlainString() + " " + symbol;
        }
    }

    private JoulesText() {}

    /** Turns microjoules into joules, with all their digits. */
    static BigDecimal joules(double microjoules) {
        return microjoules(microjoules).movePointLeft(6);
    }

    /** Writes microjoules for files: with all their digits, and without a decimal point where they are whole. */
    public static BigDecimal microjoules(double microjoules) {
        long whole = Math.round(microjoules);
        return whole == microjoules
                ? BigDecimal.valueOf(whole)
                : new BigDecimal(BigDecimal.valueOf(microjoules).toPlainString());
    }

    /** Writes microjoules with three digits; a reading of 0 is below the smallest step, not nothing. */
    static String of(double microjoules) {
        if (microjoules == 0) {
            return "<1 " + Unit.MICRO.symbol;
        }
        BigDecimal joules = joules(microjoules).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        Unit unit = Unit.of(joules);
        BigDecimal scaled = joules.scaleByPowerOfTen(-unit.power);
        int digitsBefore = scaled.precision() - scaled.scale();
        // Of one reading there is nothing behind the microjoule.
        boolean whole = unit == Unit.MICRO && microjoules == Math.rint(microjoules);
        int decimals = whole ? 0 : Math.max(0, DIGITS - Math.max(1, digitsBefore));
        return scaled.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + unit.symbol;
    }

    /** Writes joules with all their digits. */
    public static String exactly(BigDecimal joules) {
        return Unit.of(joules).write(joules);
    }

    /** Round a value to three digits, or to as many more as it needs to be seen on its side of the limit. */
    public static BigDecimal beside(BigDecimal value, BigDecimal limit) {
        boolean above = value.compareTo(limit) > 0;
        for (int digits = DIGITS; digits < value.precision(); digits++) {
            BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (rounded.compareTo(limit) > 0 == above) {
                return rounded;
            }
        }
        return value;
    }
}
