package io.github.energyjunit.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes energies for people: three digits and a unit that keeps them short, for instance {@code 412 mJ}. */
public final class JoulesText {

    private static final int DIGITS = 3;

    /** The units, by the power of ten of one of them in joules. */
    private enum Unit {
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
            Unit fitting = MICRO;
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

    /** Turn whole microjoules into joules, exactly. */
    public static BigDecimal joules(long microjoules) {
        return BigDecimal.valueOf(microjoules, 6);
    }

    /** Write microjoules with three digits; a reading of 0 is below the smallest step, not nothing. */
    public static String of(long microjoules) {
        if (microjoules == 0) {
            return "<1 " + Unit.MICRO.symbol;
        }
        BigDecimal joules = joules(microjoules).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        BigDecimal scaled = joules.scaleByPowerOfTen(-Unit.of(joules).power);
        int digitsBefore = scaled.precision() - scaled.scale();
        int decimals = scaled.signum() == 0 || Unit.of(joules) == Unit.MICRO
                ? 0
                : Math.max(0, DIGITS - Math.max(1, digitsBefore));
        return scaled.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + Unit.of(joules).symbol;
    }

    /** Write joules with all their digits. */
    public static String exactly(BigDecimal joules) {
        return Unit.of(joules).write(joules);
    }

    /** Round a value to three digits, or to as many more as it needs to be seen on its side of the limit. */
    static BigDecimal beside(BigDecimal value, BigDecimal limit) {
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
