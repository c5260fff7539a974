package io.github.energyjunit;

import io.github.energyjunit.meter.Quality;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Asserts how much energy code may use, within a test.
 *
 * <p>Such an assertion fails only if the number can be trusted and the code has certainly used more: not for an estimate, a
 * missing or doubtful reading, or an excess below the resolution of the counter. In these cases it logs, once for each
 * region, that the limit could not be checked, and the test continues. {@link RequiresEnergyQuality} skips the test instead.
 *
 * <p>A single run of code says little: {@link MeasureEnergy#maxJoules} is judged by all runs of a test, and by the build.
 *
 * @since 0.1.0
 */
public final class EnergyAssertions {
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static final int MOST_TOLD = 100;

    private EnergyAssertions() {}

    /**
     * Asserts that a region has used at most the given number of joules.
     *
     * @throws AssertionError if it has certainly used more
     * @throws IllegalArgumentException if the limit is not a positive number
     */
    public static void assertEnergyAtMost(double joules, MeasuredRegion<?> region) {
        if (!(joules > 0 && joules < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "energy-junit: invalid limit " + joules + " J for '" + region.name() + "': expected more than 0 J");
        }
        double used = region.joules().orElse(Double.NaN);
        double least = region.leastJoules().orElse(Double.NaN);
        if (used <= joules) {
            return;
        }
        if (least > joules && region.isTrusted()) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "Expected '%s' to use at most %s J, but it used %s J, at least %s J of them for certain [%s, %s]",
                    region.name(),
                    text(joules),
                    text(used),
                    text(least),
                    region.source().orElse(""),
                    region.quality().map(Quality::label).orElse("")));
        }
        tell(joules, region, used);
    }

    /**
     * Runs code like {@link Energy#measure}, and asserts that it has used at most the given number of joules.
     *
     * @return the measured region
     * @throws AssertionError if it has certainly used more
     * @throws IllegalArgumentException if the limit is not a positive number
     * @throws X if the code does
     */
    public static <X extends Throwable> MeasuredRegion<?> assertEnergyAtMost(
            double joules, String name, Energy.Work<X> work) throws X {
        MeasuredRegion<?> region = Energy.measure(name, work);
        assertEnergyAtMost(joules, region);
        return region;
    }

    private static void tell(double joules, MeasuredRegion<?> region, double used) {
        String why;
        if (region.joules().isEmpty()) {
            why = "there is no reading: " + region.reason().orElse("unknown why");
        } else if (region.isTrusted()) {
            why = text(used) + " J are above it by less than the uncertainty of the reading";
        } else {
            why = text(used) + " J are " + region.quality().map(Quality::label).orElse("doubtful") + " "
                    + region.flags();
        }
        if (TOLD.size() < MOST_TOLD && TOLD.add(region.name())) {
            Logger.getLogger(EnergyAssertions.class.getName())
                    .warning("energy-junit: '" + region.name() + "' is not checked against its limit of " + text(joules)
                            + " J, " + why);
        }
    }

    private static String text(double joules) {
        return new BigDecimal(joules, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
