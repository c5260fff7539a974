package io.github.energyjunit.baseline.prometheus;

import io.github.energyjunit.measured.MetricNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the builds of a module, branch and fingerprint: each has a time of its own in
 * {@code junit_energy_build_timestamp_seconds}.
 */
final class PastBuilds {

    /**
     * Where builds are looked for: seconds back from now, and the step. A build is seen if its series lasts for a step:
     * Prometheus itself shows a value that was given once for five minutes. No query has more than 11,000 points, which is
     * all that Prometheus gives.
     */
    private static final List<Page> PAGES = List.of(
            new Page(0, 3_600, 1),
            new Page(3_600, 86_400, 10),
            new Page(86_400, 30 * 86_400, 240),
            new Page(30 * 86_400, 60 * 86_400, 240),
            new Page(60 * 86_400, 90 * 86_400, 240));

    /** How long it may take until a collector shows all series of a build, in seconds. */
    private static final double TAKES_UP = 60;

    private final PrometheusApi api;
    private final FleetSource source;
    private final String fingerprint;

    PastBuilds(PrometheusApi api, FleetSource source, String fingerprint) {
        this.api = api;
        this.source = source;
        this.fingerprint = fingerprint;
    }

    private record Page(int newest, int oldest, int step) {}

    /**
     * A build that was found.
     *
     * @param began when its last JVM began to measure, which names it
     * @param from the first time at which all its series are there, in seconds since 1970
     * @param to the last such time
     * @param labels what all its series have in common
     */
    record Seen(Instant began, double from, double to, Map<String, String> labels) {

        /** Returns for how long it is seen. */
        double seconds() {
            return to - from;
        }
    }

    /** Returns that many builds at most, oldest first. */
    List<Seen> newest(int most, Instant before) throws IOException, InterruptedException {
        NavigableMap<Instant, Seen> found = new TreeMap<>(Comparator.reverseOrder());
        double now = Math.floor(System.currentTimeMillis() / 1e3);
        for (Page page : PAGES) {
            for (Series series : api.range(query(), now - page.oldest, now - page.newest, page.step, null)) {
                for (Seen seen : shown(series, page.step)) {
                    found.merge(seen.began, seen, (old, other) -> other.to > old.to ? other : old);
                }
            }
            // Times are pushed to the millisecond: this build's own is not before it.
            found.headMap(before.truncatedTo(ChronoUnit.MILLIS), true).clear();
            if (found.size() >= most) {
                break;
            }
        }
        return found.values().stream()
                .limit(most)
                .sorted(Comparator.comparing(Seen::began))
                .toList();
    }

    /** Follows a series from build to build. */
    private static List<Seen> shown(Series series, int step) {
        List<Seen> builds = new ArrayList<>();
        double first = 0;
        double last = Double.NEGATIVE_INFINITY;
        Instant current = Instant.MIN;
        for (Series.Point point : series.points()) {
            Instant began = time(point.value());
            boolean goesOn = began.equals(current) && point.time() <= last + step;
            if (goesOn) {
                builds.remove(builds.size() - 1);
            } else {
                first = point.time();
                current = began;
            }
            last = point.time();
            builds.add(new Seen(began, first + Math.min(TAKES_UP, (last - first) / 2), last, series.labels()));
        }
        return builds;
    }

    private String query() {
        Map<String, String> labels = new TreeMap<>(Map.of("module", source.module(), "fingerprint", fingerprint));
        if (source.branch() != null) {
            labels.put("branch", source.branch());
        }
        return MetricNames.BUILD_TIMESTAMP_SECONDS + "{" + matchers(labels) + "}";
    }

    /** Writes labels as in PromQL's selector. */
    static String matchers(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static Instant time(double seconds) {
        return Instant.ofEpochMilli(
                BigDecimal.valueOf(seconds).movePointRight(3).longValue());
    }
}
