package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * What energy comes to in greenhouse gases, by the carbon intensity of its electricity. Derived and shown, never judged.
 *
 * @param gramsPerKilowattHour the intensity I of SCI = (E · I + M) per R (Software Carbon Intensity, ISO/IEC 21031), in
 *     grams of CO2 equivalent
 */
public record Carbon(BigDecimal gramsPerKilowattHour) {

    /** What the setting allows. */
    public static final String ALLOWED = "grams of CO2e per kWh, a number from 0 to 10000";

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
    private static final BigDecimal MICROJOULES_PER_KILOWATT_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

    /** Returns whether {@code text} is an intensity. */
    public static boolean isAllowed(String text) {
        try {
            BigDecimal number = new BigDecimal(text.trim());
            return number.signum() >= 0 && number.compareTo(MOST) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Reads the setting; throws {@link InputException} naming the key, the value and what is allowed. */
    public static Carbon of(String text) {
        if (!isAllowed(text)) {
            throw new InputException("Invalid value '" + text + "' for energy.carbon.intensity: expected " + ALLOWED);
        }
        return new Carbon(new BigDecimal(text.trim()));
    }

    /** Returns grams of CO2 equivalent. */
    public BigDecimal grams(Joules energy) {
        return energy.decimalMicrojoules()
                .multiply(gramsPerKilowattHour)
                .divide(MICROJOULES_PER_KILOWATT_HOUR, MathContext.DECIMAL64);
    }

    /**
     * Give SCI with R = one test run: the whole machine's energy, reserved hardware included, by the number of test runs
     * with a reading. M, what making the hardware cost, is not in it. Empty without such runs.
     */
    public Optional<BigDecimal> perTestRun(Analysis analysis) {
        long runs = testRuns(analysis);
        return runs == 0
                ? Optional.empty()
                : Optional.of(grams(analysis.all().total()).divide(BigDecimal.valueOf(runs), MathContext.DECIMAL64));
    }

    /** Counts test runs that have a reading; a batch of an {@code @EnergyTest} is one. */
    public static long testRuns(Analysis analysis) {
        return analysis.runs().stream().mapToLong(Run::invocations).sum()
                - analysis.all().unread();
    }

    /** Says all in one line. */
    public String text(Analysis analysis) {
        if (analysis.all().isUnread()) {
            return "Carbon: no reading";
        }
        String quality = analysis.quality() == Quality.ESTIMATED ? " estimated" : "";
        return "Carbon: " + text(grams(analysis.all().attributed())) + quality + " caused by the tests, of "
                + text(grams(analysis.all().total())) + quality + " by the whole machine meanwhile"
                + perTestRun(analysis)
                        .map(grams -> ", " + text(grams) + quality
                                + " per test run (SCI without the manufacture of hardware)")
                        .orElse("")
                + "; at " + gramsPerKilowattHour.toPlainString() + " g/kWh";
    }

    /** Writes grams with three digits and a unit that keeps them short. */
    static String text(BigDecimal grams) {
        String[] units = {"kg", "g", "mg", "µg"};
        BigDecimal number = grams.scaleByPowerOfTen(-3);
        int unit = 0;
        while (unit < units.length - 1 && number.compareTo(BigDecimal.ONE) < 0) {
            number = number.scaleByPowerOfTen(3);
            unit++;
        }
        double value = number.doubleValue();
        int decimals = value == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s CO2e", value, units[unit]);
    }
}
