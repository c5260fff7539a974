package io.github.energyjunit.report;

import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.units.CountText;
import java.util.regex.Pattern;

/** Says how much of a regression a changed line carries. */
public final class GrownLineText {

    /** Packages begin with small letters, classes do not. */
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_][\\w$]*\\.)+(?=[A-Z])");

    /** What ends a line, speaks to a terminal, turns the direction of writing or hides. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private GrownLineText() {}

    /** Returns for instance {@code grew by 210 mJ ±24.1 mJ of the 230 mJ, in a line of Order.total changed since 0a1b2c3}. */
    public static String of(GrownLine line) {
        return "grew by " + (line.atLeast() ? "at least " : "")
                + line.energy() + " ±" + line.error() + " of the "
                + line.whole() + ", in "
                + (line.lines() == 1 ? "a line" : CountText.of(line.lines(), "line")) + " of "
                + shortName(line.method()) + " changed since " + line.since();
    }

    /** Leaves the package out. The JVM lets methods be called almost anything, line ends too. */
    public static String shortName(String method) {
        return HIDDEN.matcher(PACKAGE.matcher(method).replaceFirst("")).replaceAll("?");
    }
}
