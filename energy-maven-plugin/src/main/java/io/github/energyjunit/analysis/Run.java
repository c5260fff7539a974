package io.github.energyjunit.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measuring JVM, as its file shows it.
 *
 * @param file the file's name
 * @param invocations how many finished invocations the file holds
 * @param canary how steady the machine was, if that was measured
 * @param timeline power over time
 * @param classes what each class came to
 */
public record Run(
        String file,
        Jvm jvm,
        State state,
        int invocations,
        @Nullable Canary canary,
        Timeline timeline,
        List<ClassTotal> classes) {

    public Run {
        classes = List.copyOf(classes);
    }

    /** Give the run another name. */
    public Run named(String name) {
        return new Run(name, jvm, state, invocations, canary, timeline, classes);
    }

    /** Whether the JVM came to its end. */
    public enum State {
        ENDED,
        CUT_OFF,
        RUNNING
    }
}
