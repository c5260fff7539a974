package io.github.energyjunit.baseline.prometheus;

import static io.github.energyjunit.measured.MetricNames.BUILD_CANARY_JOULES;
import static io.github.energyjunit.measured.MetricNames.BUILD_IDLE_WATTS;
import static io.github.energyjunit.measured.MetricNames.TEST_CAVEATS;
import static io.github.energyjunit.measured.MetricNames.TEST_DURATION_SECONDS;
import static io.github.energyjunit.measured.MetricNames.TEST_IDLE_SECONDS;
import static io.github.energyjunit.measured.MetricNames.TEST_JOULES;

import io.github.energyjunit.baseline.RunSamples;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measured.MetricCaveats;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one earlier build has pushed.
 *
 * @param time when it began, which names it
 * @param idleWatts the idle power that was subtracted from its samples, if any
 * @param canary what the fixed piece of work cost, in microjoules, if it ran
 * @param samples of each test that this build has, too, one number
 * @param shown what the server shows of each test, by its label: its joules, seconds and idle seconds
 */
record PastBuild(
        Instant time,
        String quality,
        @Nullable Double idleWatts,
        @Nullable Double canary,
        Map<String, RunSamples> samples,
        Map<String, List<Double>> shown) {

    private static final String MOST =
            String.join("|", TEST_JOULES, TEST_IDLE_SECONDS, BUILD_IDLE_WATTS, BUILD_CANARY_JOULES);

    /**
     * Makes it of one page: everything of one build.
     *
     * <p>A collector goes on showing what it got until something replaces it. So a test that was not measured again looks
     * like the build before, to the microjoule and to the nanosecond, and counts once.
     *
     * @param page what the server answered to {@link #page}
     * @param names this build's tests by what stands in the label
     * @param before the build before, if any
     */
    static PastBuild of(
            PastBuilds.Seen seen, List<Series> page, Map<String, String> names, @Nullable PastBuild before) {
        Map<String, Map<String, Double>> values = new HashMap<>();
        String quality = "";
        for (Series series : page) {
            String test = series.labels().getOrDefault("test", "");
            values.computeIfAbsent(series.name(), key -> new HashMap<>()).put(test, series.last());
            quality = series.labels().getOrDefault("quality", quality);
        }
        Double watts = values.getOrDefault(BUILD_IDLE_WATTS, Map.of()).get("");
        Double canary = values.getOrDefault(BUILD_CANARY_JOULES, Map.of()).get("");
        Map<String, RunSamples> samples = new HashMap<>();
        Map<String, Double> idle = values.getOrDefault(TEST_IDLE_SECONDS, Map.of());
        Map<String, Double> caveats = values.getOrDefault(TEST_CAVEATS, Map.of());
        Map<String, Double> seconds = values.getOrDefault(TEST_DURATION_SECONDS, Map.of());
        Map<String, List<Double>> shown = new HashMap<>();
        values.getOrDefault(TEST_JOULES, Map.of()).forEach((label, joules) -> {
            String test = names.get(label);
            MetricCaveats known =
                    MetricCaveats.of(caveats.getOrDefault(label, 0.0).intValue());
            List<Double> all = List.of(joules, seconds.getOrDefault(label, -1.0), idle.getOrDefault(label, -1.0));
            shown.put(label, all);
            boolean old = before != null && all.equals(before.shown.get(label));
            if (test != null && !old && !known.unsound()) {
                EnergySamples energy = energy(joules, watts, idle.get(label));
                samples.put(test, new RunSamples(seen.began(), energy, known.first(), known.execution()));
            }
        });
        return new PastBuild(
                seen.began(),
                quality,
                watts,
                canary == null ? null : (Double) Joules.of(canary).microjoules(),
                samples,
                shown);
    }

    /**
     * Asks for the page of a build, and for no more of it than is needed, as a page's time is that of its series: few tests
     * have caveats, and durations tell old values from new ones only where there are no idle seconds.
     */
    static List<Series> page(PastBuilds.Seen seen, PrometheusApi api) throws IOException, InterruptedException {
        Map<String, String> labels = new TreeMap<>(seen.labels());
        labels.remove("__name__");
        String selector = PastBuilds.selector(labels);
        List<Series> page = new ArrayList<>(at(seen, "{__name__=~\"" + MOST + "\"," + selector.substring(1), api));
        page.addAll(at(seen, TEST_CAVEATS + selector + " != 0", api));
        if (count(TEST_IDLE_SECONDS, page) < count(TEST_JOULES, page)) {
            page.addAll(at(seen, TEST_DURATION_SECONDS + selector, api));
        }
        return page;
    }

    private static List<Series> at(PastBuilds.Seen seen, String query, PrometheusApi api)
            throws IOException, InterruptedException {
        return api.range(query, seen.at(), seen.at(), 1);
    }

    private static long count(String name, List<Series> page) {
        return page.stream().filter(series -> series.name().equals(name)).count();
    }

    /** Knows what it takes to compute the energy under another idle power, where the build has pushed that. */
    private static EnergySamples energy(double joules, @Nullable Double watts, @Nullable Double idleSeconds) {
        double microjoules = Joules.of(joules).microjoules();
        return watts == null || idleSeconds == null
                ? new EnergySamples(List.of(microjoules))
                : new EnergySamples(
                        List.of(microjoules),
                        List.of(microjoules + Joules.of(watts * idleSeconds).microjoules()),
                        List.of(idleSeconds * 1e9));
    }
}
