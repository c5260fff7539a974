package io.github.energyjunit.baseline.prometheus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads pages of several builds at a time: a server evaluates each query on one of its processors, and most of the time of a
 * page of 10,000 tests is the server's.
 */
final class Pages implements AutoCloseable {

    private static final int AT_A_TIME = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "energy-baseline-page");
        thread.setDaemon(true);
        return thread;
    });
    private final Iterator<PastBuilds.Seen> builds;
    private final PrometheusApi api;
    private final Deque<Future<List<Series>>> asked = new ArrayDeque<>();

    /** Asks for the first pages. */
    Pages(List<PastBuilds.Seen> builds, PrometheusApi api) {
        this.builds = builds.iterator();
        this.api = api;
        for (int i = 0; i < AT_A_TIME; i++) {
            ask();
        }
    }

    /** Asks for one more, so that no more pages are held than are read at a time. */
    private void ask() {
        if (builds.hasNext()) {
            PastBuilds.Seen build = builds.next();
            asked.add(threads.submit(() -> PastBuild.page(build, api)));
        }
    }

    /** Returns the page of the next build, in their order. */
    List<Series> next() throws IOException, InterruptedException {
        try {
            List<Series> page = asked.remove().get();
            ask();
            return page;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
