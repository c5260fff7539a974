package io.github.energyjunit;

import io.github.energyjunit.measurement.Outcome;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Judges what a body threw as JUnit does, where JUnit itself does not tell. */
final class Outcomes {
    /** JUnit Jupiter takes it as its own kind of assumption wherever JUnit 4 is there. */
    private static final String ASSUMPTION_OF_JUNIT_4 = "org.junit.internal.AssumptionViolatedException";

    private Outcomes() {}

    static Outcome of(@Nullable Throwable thrown) {
        if (thrown == null) {
            return Outcome.SUCCESSFUL;
        }
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (type == TestAbortedException.class || type.getName().equals(ASSUMPTION_OF_JUNIT_4)) {
                return Outcome.ABORTED;
            }
        }
        return Outcome.FAILED;
    }
}
