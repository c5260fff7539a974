package io.github.energyjunit.measured;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** Turns identities into values of labels of monitoring systems: short, and the same for ever. */
public final class MetricLabels {

    private static final int LONGEST = 500;
    /** A name that was cut, with its digest. */
    private static final int LONGEST_CLEAN = 520;

    private static final int DIGITS = 8;
    private static final int REPLACEMENT = 0xfffd;

    /** The last two code points of each plane are none. */
    private static final int NO_CHARACTER = 0xfffe;

    private MetricLabels() {}

    /** Returns a test's name; one that is cut ends in a digest of the whole, so that two names stay different. */
    public static String test(String test) {
        return test.length() <= LONGEST
                ? test
                : test.substring(0, LONGEST) + "…" + Digest.of(test).substring(0, DIGITS);
    }

    /**
     * Returns what any server takes as a value of a label: no control characters, no half characters, not too long. A
     * value that is changed ends in a digest of what it was, so that two stay different.
     */
    public static String clean(String value) {
        String plain = value.codePoints()
                .map(c -> isAllowed(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean fits = plain.codePointCount(0, plain.length()) <= LONGEST_CLEAN;
        if (fits && plain.equals(value)) {
            return value;
        }
        String cut = fits ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_CLEAN));
        // Half a character has no bytes of its own, so that two names with one each would have the same digest.
        String whole = value.chars().mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return cut + "…" + Digest.of(whole).substring(0, DIGITS);
    }

    private static boolean isAllowed(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !half && !Character.isISOControl(c) && (c & NO_CHARACTER) != NO_CHARACTER;
    }

    /** Returns a digest of a fingerprint; what it is made of stands in labels of {@code junit_energy_build_info}. */
    public static String fingerprint(SortedMap<String, String> fingerprint) {
        return Digest.of(fingerprint.toString()).substring(0, DIGITS);
    }
}
