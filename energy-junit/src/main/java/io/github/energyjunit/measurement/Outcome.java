package io.github.energyjunit.measurement;

import java.util.Locale;

/** Tells how an invocation of a test ended. */
public enum Outcome {
    /** The test body returned. */
    SUCCESSFUL,
    /** The test body threw. */
    FAILED,
    /** An assumption did not hold. */
    ABORTED;

    /** Returns the word that measurement files have for it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
