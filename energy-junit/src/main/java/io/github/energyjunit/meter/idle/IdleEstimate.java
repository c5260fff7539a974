package io.github.energyjunit.meter.idle;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the power of the idle machine, in watts, and how far off it can be.
 *
 * @param watts idle power, or {@code null} where its bounds are too far apart for one value to be taken off
 * @param low what it is at least
 * @param high what it is at most
 * @param method how it was found: {@code given}, {@code quiet}, {@code regression}, {@code remembered}, {@code still} or
 *     {@code lowest}
 */
public record IdleEstimate(@Nullable Double watts, double low, double high, String method) {
    /** Set by the user. */
    public static final String GIVEN = "given";

    /** Windows during which next to nothing ran. */
    public static final String QUIET = "quiet";

    /** The power at no load that windows of different load point to. */
    public static final String REGRESSION = "regression";

    /** A narrower value of an earlier build that lies within the bounds of this one. */
    public static final String REMEMBERED = "remembered";

    /** What a model of a processor says. */
    public static final String MODEL = "model";

    /** Counters that did not move: nothing to take off. */
    public static final String STILL = "still";

    /** The lowest window, where nobody can tell how busy the machine was. */
    public static final String LOWEST = "lowest";

    private static final Pattern TEXT =
            Pattern.compile("(unknown|[0-9.]{1,20}) from ([0-9.]{1,20}) to ([0-9.]{1,20}) \\((\\w{1,20})\\)");

    /** Returns a value that is beyond doubt. */
    public static IdleEstimate exactly(double watts, String method) {
        return new IdleEstimate(watts, watts, watts, method);
    }

    /** Reads what {@link #toString} has written; {@code null} where it is nothing of the kind. */
    static @Nullable IdleEstimate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            Double watts = matcher.group(1).equals("unknown") ? null : (Double) Double.parseDouble(matcher.group(1));
            double low = Double.parseDouble(matcher.group(2));
            double high = Double.parseDouble(matcher.group(3));
            boolean ordered = low <= high && (watts == null || (low <= watts && watts <= high));
            return ordered ? new IdleEstimate(watts, low, high, matcher.group(4)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns the distance between the bounds. */
    public double width() {
        return high - low;
    }

    /** Returns whether a power lies within the bounds. */
    boolean contains(double power) {
        return low <= power && power <= high;
    }

    /** Renders the estimate as {@code 5.012 from 4.873 to 5.101 (quiet)}. */
    @Override
    public String toString() {
        // Rounding must not push the value out of its bounds.
        double least = Math.floor(low * 1_000) / 1_000;
        double most = Math.ceil(high * 1_000) / 1_000;
        String value = watts == null ? "unknown" : String.format(Locale.ROOT, "%.3f", watts);
        return String.format(Locale.ROOT, "%s from %.3f to %.3f (%s)", value, least, most, method);
    }
}
