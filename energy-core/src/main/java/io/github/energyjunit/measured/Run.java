package io.github.energyjunit.measured;

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
 * @param ledger what all of its energy went into, if it kept a ledger
 */
public record Run(
        String file,
        Jvm jvm,
        State state,
        int invocations,
        @Nullable Canary canary,
        Timeline timeline,
        List<ClassTotal> classes,
        @Nullable JvmLedger ledger) {

    public Run {
        classes = List.copyOf(classes);
    }

    /** Puts the name of its module before its own and those of its classes. */
    public Run named(String module) {
        List<ClassTotal> named = classes.stream()
                .map(total -> new ClassTotal(module + total.className(), total.sum(), total.whole()))
                .toList();
        return new Run(module + file, jvm, state, invocations, canary, timeline, named, ledger);
    }

    /** Whether the JVM came to its end. */
    public enum State {
        ENDED,
        CUT_OFF,
        RUNNING
    }
}
