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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** What is always asked for. Few tests have caveats. */
    private static final List<String> QUERIES = List.of(
            "{__name__=~\""
                    + String.join("|", BUILD_TIMESTAMP_SECONDS, BUILD_IDLE_WATTS, BUILD_CANARY_JOULES, TEST_JOULES)
                    + "\",%s}",
            TEST_IDLE_SECONDS + "{%s}",
            TEST_CAVEATS + "{%s} != 0");

    /** Tells old values from new ones where there are no idle seconds. */
    private static final String DURATIONS = TEST_DURATION_SECONDS + "{%s}";

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
            Map<Grid, List<Future<List<Series>>>> asked = new LinkedHashMap<>();
            for (Grid grid : Grid.over(builds, MOST_VALUES / Math.max(1, tests))) {
                asked.put(
                        grid,
                        QUERIES.stream()
                                .map(query -> threads.submit(() -> grid.ask(query, LABELS, api)))
                                .toList());
            }
            Map<Instant, Page> pages = new HashMap<>();
            for (Map.Entry<Grid, List<Future<List<Series>>>> each : asked.entrySet()) {
                pages.putAll(read(each.getKey(), each.getValue(), api));
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

    private static Map<Instant, Page> read(Grid grid, List<Future<List<Series>>> answers, PrometheusApi api)
            throws IOException, InterruptedException, ExecutionException {
        Map<Instant, Double> times = grid.times();
        Map<Double, Page> pages = new HashMap<>();
        times.values().forEach(time -> pages.put(time, new Page()));
        for (Future<List<Series>> answer : answers) {
            fill(pages, answer.get());
        }
        if (!allHaveIdleSeconds(pages.values())) {
            fill(pages, grid.ask(DURATIONS, LABELS, api));
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
