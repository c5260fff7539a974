package io.github.energyjunit.worker;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Watches a unit run, and remembers how it went. */
final class Execution implements TestExecutionListener {
    private static final int LONGEST = 500;

    private @Nullable String failure;
    private @Nullable String skipped;
    private boolean succeeded;

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped = reason;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> failure = failure == null ? text(result) : failure;
            case ABORTED -> skipped = text(result);
            case SUCCESSFUL -> succeeded |= test.isTest();
        }
    }

    boolean failed() {
        return failure != null;
    }

    /** Returns the line that tells it. */
    String toLine() {
        if (failure != null) {
            return Wire.line(Wire.RAN, Wire.Result.FAILED, failure);
        }
        return succeeded
                ? Wire.line(Wire.RAN, Wire.Result.SUCCESSFUL, "")
                : Wire.line(Wire.RAN, Wire.Result.SKIPPED, skipped == null ? "no test ran" : skipped);
    }

    private static String text(TestExecutionResult result) {
        String text = result.getThrowable().map(Throwable::toString).orElse("no reason given");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
