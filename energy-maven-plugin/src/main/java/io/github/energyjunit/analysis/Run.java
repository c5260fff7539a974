package io.github.energyjunit.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One measuring JVM, as its file shows it.
 *
 * @param file the file's name
 * @param invocations how many finished invocations the file holds
 * @param canary how steady the machine was, if that was measured
 */
public record Run(
        String file,
        Jvm jvm,
        State state,
        int invocations,
        @Nullable Canary canary) {

    /** Whether the JVM came to its end. */
    public enum State {
        ENDED,
        CUT_OFF,
        RUNNING
    }
}
