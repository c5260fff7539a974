package io.github.energyjunit.measured;

import java.util.SortedMap;

/** Turns identities into values of labels of monitoring systems: short, and the same for ever. */
public final class MetricLabels {

    private static final int LONGEST = 500;
    private static final int DIGITS = 8;

    private MetricLabels() {}

    /** Returns a test's name; one that is cut ends in a digest of the whole, so that two names stay different. */
    public static String test(String test) {
        return test.length() <= LONGEST
                ? test
                : test.substring(0, LONGEST) + "…" + Digest.of(test).substring(0, DIGITS);
    }

    /** Returns a digest of a fingerprint; what it is made of stands in labels of {@code junit_energy_build_info}. */
    public static String fingerprint(SortedMap<String, String> fingerprint) {
        return Digest.of(fingerprint.toString()).substring(0, DIGITS);
    }
}
