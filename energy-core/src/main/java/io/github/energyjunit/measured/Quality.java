package io.github.energyjunit.measured;

import java.util.Arrays;
import java.util.Locale;

/** How a number of joules came about, best first. */
public enum Quality {
    /** By a hardware counter of this machine. */
    MEASURED,
    /** By a counter that another program or the host read. */
    RELAYED,
    /** By a model. */
    ESTIMATED;

    /** Names the quality as files and documents write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the less trustworthy of two qualities. */
    public Quality orWorse(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Reads the word of a file; throws {@link IllegalArgumentException} for any other word. */
    public static Quality of(String word) {
        return Arrays.stream(values())
                .filter(quality -> quality.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Invalid value '" + word + "' for quality: expected measured, relayed or estimated"));
    }
}
