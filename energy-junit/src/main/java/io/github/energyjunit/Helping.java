package io.github.energyjunit;

import java.lang.StackWalker.StackFrame;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Finds out whether a thread of a fork-join pool runs a test in the midst of a task of somebody else, which goes on only after
 * the test: such a thread takes up other tasks while it waits for one. JUnit's own tasks are no such tasks, as no test waits
 * for them.
 */
final class Helping {
    private static final String TASK = "java.util.concurrent.ForkJoinTask";
    private static final String EXECUTE = "doExec";

    private Helping() {}

    /** Returns whether the calling thread does so. */
    static boolean isOfCaller() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread
                && StackWalker.getInstance()
                        .walk(frames -> frames.dropWhile(frame -> !beginsTask(frame))
                                .anyMatch(frame -> !isOfPool(frame.getClassName())));
    }

    private static boolean beginsTask(StackFrame frame) {
        return frame.getMethodName().equals(EXECUTE) && frame.getClassName().equals(TASK);
    }

    private static boolean isOfPool(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("org.junit.");
    }
}
