package io.github.energyjunit.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds calls to servers: one that sends a byte now and then keeps every other timeout from running out. */
public final class TimeLimit {

    private TimeLimit() {}

    /**
     * Calls in a daemon thread of that name, and gives up after a time.
     *
     * @throws IOException if the call fails, whatever it throws
     * @throws TimeoutException if it has not ended in time
     */
    public static <T> T within(Duration limit, String name, Callable<T> call)
            throws IOException, InterruptedException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            throw new IOException(Reasons.of(cause), e);
        } finally {
            task.cancel(true);
        }
    }
}
