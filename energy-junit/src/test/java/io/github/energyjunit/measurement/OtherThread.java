package io.github.energyjunit.measurement;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread beside the test's own, which does one thing after the other. */
final class OtherThread {
    private final ExecutorService executor;
    private final long[] id = new long[1];

    OtherThread() {
        this(Executors.newSingleThreadExecutor());
    }

    /** Takes the one thread that an executor has. */
    OtherThread(ExecutorService executor) {
        this.executor = executor;
        run(() -> id[0] = Thread.currentThread().getId());
    }

    long id() {
        return id[0];
    }

    /** Does something in it, and waits for that. */
    void run(Runnable work) {
        try {
            executor.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void end() {
        executor.shutdown();
    }
}
