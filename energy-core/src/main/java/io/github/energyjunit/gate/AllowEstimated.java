package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.InputException;
import java.util.Arrays;

/** Says when a regression of estimated energy, which follows CPU time alone, may break the build. */
public enum AllowEstimated {
    /** When it was confirmed side by side, where two estimates compare CPU time on one machine. */
    AUTO("auto"),
    /** Always, against a stored baseline too. */
    ALWAYS("true"),
    /** Never: it warns. */
    NEVER("false");

    private final String word;

    AllowEstimated(String word) {
        this.word = word;
    }

    /**
     * Returns what a user wrote.
     *
     * @throws InputException if that is none of {@code auto}, {@code true} and {@code false}
     */
    public static AllowEstimated of(String text) {
        return Arrays.stream(values())
                .filter(value -> value.word.equals(text.trim()))
                .findFirst()
                .orElseThrow(() -> new InputException("Invalid value '" + text
                        + "' for energy.regression.allowEstimated: expected auto, true or false"));
    }
}
