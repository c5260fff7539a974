package io.github.energyjunit.meter;

import java.util.Arrays;
import java.util.Locale;

/** Tells how close a source stands to the hardware; the order is the order of preference. */
public enum Quality {
    /** A hardware counter of this machine. */
    MEASURED,
    /** A counter that another program, or the host, has read. */
    RELAYED,
    /** A model. */
    ESTIMATED;

    /** Returns the word used in files and on screen, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the less trustworthy of two qualities. */
    public Quality orWorse(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Reads the word of a file; throws {@link IllegalArgumentException} for any other word. */
    public static Quality of(String word) {
        return Arrays.stream(values())
                .filter(quality -> quality.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Invalid value '" + word + "' for quality: expected measured, relayed or estimated"));
    }
}
