package io.github.energyjunit.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at a time, as many as there are processors. */
final class Concurrently {

    private Concurrently() {}

    /**
     * Calls all of them, and returns the results in the same order.
     *
     * @throws IOException if one of them throws it, or the calling thread is interrupted
     */
    static <T> List<T> call(List<? extends Callable<T>> calls) throws IOException {
        if (calls.isEmpty()) {
            return List.of();
        }
        int threads = Math.min(calls.size(), Runtime.getRuntime().availableProcessors());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread worker = new Thread(work, "energy-documents");
            worker.setDaemon(true);
            // Libraries look for their parts where Maven loads plugins.
            worker.setContextClassLoader(loader);
            return worker;
        });
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : workers.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
