package io.github.energyjunit.baseline.prometheus;

import static io.github.energyjunit.measured.MetricNames.BUILD_CANARY_JOULES;
import static io.github.energyjunit.measured.MetricNames.BUILD_IDLE_WATTS;
import static io.github.energyjunit.measured.MetricNames.BUILD_TIMESTAMP_SECONDS;
import static io.github.energyjunit.measured.MetricNames.TEST_CAVEATS;
import static io.github.energyjunit.measured.MetricNames.TEST_DURATION_SECONDS;
import static io.github.energyjunit.measured.MetricNames.TEST_IDLE_SECONDS;
import static io.github.energyjunit.measured.MetricNames.TEST_JOULES;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads pages of builds, of as many with one query as lie well, and few queries at a time. */
final class Pages {

    /** A server evaluates each query on one of its processors. */
    private static final int AT_A_TIME = 4;

    /** How many values of a name are read at once: 500,000 points are about 15 MB of an answer. */
    private static final int MOST_VALUES = 500_000;

    private static final String MOST = String.join(
            "|", BUILD_TIMESTAMP_SECONDS, TEST_JOULES, TEST_IDLE_SECONDS, BUILD_IDLE_WATTS, BUILD_CANARY_JOULES);

    private static final Set<String> LABELS = Set.of("__name__", "test", "quality");

    private Pages() {}

    /**
     * Returns the page of each build by its time; without those that the server no longer shows.
     *
     * @param tests how many tests a build has, more or less
     */
    static Map<Instant, Page> of(List<PastBuilds.Seen> builds, int tests, PrometheusApi api)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "energy-baseline-page");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Map<Instant, Page>>> asked = new ArrayList<>();
            for (Grid grid : Grid.over(builds, MOST_VALUES / Math.max(1, tests))) {
                asked.add(threads.submit(() -> read(grid, api)));
            }
            Map<Instant, Page> pages = new HashMap<>();
            for (Future<Map<Instant, Page>> each : asked) {
                pages.putAll(each.get());
            }
            return pages;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Asks for no more than is needed, as a page's time is that of its series: few tests have caveats, and durations tell old
     * values from new ones only where there are no idle seconds.
     */
    private static Map<Instant, Page> read(Grid grid, PrometheusApi api) throws IOException, InterruptedException {
        Map<String, String> labels = new TreeMap<>(grid.builds().get(0).labels());
        labels.remove("__name__");
        String selector = PastBuilds.selector(labels);
        Map<Instant, Double> times = grid.times();
        Map<Double, Page> pages = new HashMap<>();
        times.values().forEach(time -> pages.put(time, new Page()));
        fill(pages, grid.ask("{__name__=~\"" + MOST + "\"," + selector.substring(1), LABELS, api));
        fill(pages, grid.ask(TEST_CAVEATS + selector + " != 0", LABELS, api));
        if (!allHaveIdleSeconds(pages.values())) {
            fill(pages, grid.ask(TEST_DURATION_SECONDS + selector, LABELS, api));
        }
        Map<Instant, Page> builds = new HashMap<>();
        times.forEach((began, time) -> {
            Page page = Objects.requireNonNull(pages.get(time));
            Double shown = page.ofBuild(BUILD_TIMESTAMP_SECONDS);
            if (shown != null && PastBuilds.time(shown).equals(began)) {
                builds.put(began, page);
            }
        });
        return builds;
    }

    private static void fill(Map<Double, Page> pages, List<Series> answer) {
        for (Series series : answer) {
            for (Series.Point point : series.points()) {
                Objects.requireNonNull(pages.get(point.time())).put(series, point.value());
            }
        }
    }

    private static boolean allHaveIdleSeconds(Collection<Page> pages) {
        return pages.stream()
                .allMatch(page -> page.byTest(TEST_IDLE_SECONDS).size()
                        >= page.byTest(TEST_JOULES).size());
    }
}
