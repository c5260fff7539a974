package io.github.energyjunit.analysis;

/**
 * One measuring JVM, as its file shows it.
 *
 * @param file the file's name
 * @param invocations how many finished invocations the file holds
 */
public record Run(String file, Jvm jvm, State state, int invocations) {

    /** Whether the JVM came to its end. */
    public enum State {
        ENDED,
        CUT_OFF,
        RUNNING
    }
}
