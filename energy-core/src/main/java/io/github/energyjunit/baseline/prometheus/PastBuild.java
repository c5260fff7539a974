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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one earlier build has pushed.
 *
 * @param time when it began, which names it
 * @param idleWatts the idle power that was subtracted from its samples, if any
 * @param canary what the fixed piece of work cost, in microjoules, if it ran
 * @param samples of each test that this build has, too, one number
 */
record PastBuild(
        Instant time,
        String quality,
        @Nullable Double idleWatts,
        @Nullable Double canary,
        Map<String, RunSamples> samples) {

    /** Tell a test's values from those of the build before. */
    private static final List<String> NEW_IN_EACH = List.of(TEST_JOULES, TEST_DURATION_SECONDS, TEST_IDLE_SECONDS);

    /**
     * Makes it of one page: everything of one build.
     *
     * <p>A collector goes on showing what it got until something replaces it. So a test that was not measured again looks
     * like the build before, to the microjoule and to the nanosecond, and counts once.
     *
     * @param page what the server shows of it
     * @param names this build's tests by what stands in the label
     * @param before what it shows of the build before, if any
     */
    static PastBuild of(Instant began, Page page, Map<String, String> names, @Nullable Page before) {
        Double watts = page.ofBuild(BUILD_IDLE_WATTS);
        Double canary = page.ofBuild(BUILD_CANARY_JOULES);
        Map<String, RunSamples> samples = new HashMap<>();
        Map<String, Double> idle = page.byTest(TEST_IDLE_SECONDS);
        Map<String, Double> caveats = page.byTest(TEST_CAVEATS);
        page.byTest(TEST_JOULES).forEach((label, joules) -> {
            String test = names.get(label);
            MetricCaveats known =
                    MetricCaveats.of(caveats.getOrDefault(label, 0.0).intValue());
            if (test != null && !known.unsound() && (before == null || isNew(label, page, before))) {
                EnergySamples energy = samples(Joules.of(joules), watts, idle.get(label));
                samples.put(test, new RunSamples(began, energy, known.first(), known.execution()));
            }
        });
        return new PastBuild(
                began,
                page.quality(),
                watts,
                canary == null ? null : (Double) Joules.of(canary).microjoules(),
                samples);
    }

    private static boolean isNew(String test, Page page, Page before) {
        return NEW_IN_EACH.stream()
                .anyMatch(name -> !Objects.equals(
                        page.byTest(name).get(test), before.byTest(name).get(test)));
    }

    /** Knows what it takes to compute the energy under another idle power, where the build has pushed that. */
    private static EnergySamples samples(Joules energy, @Nullable Double watts, @Nullable Double idleSeconds) {
        return watts == null || idleSeconds == null
                ? new EnergySamples(List.of(energy.microjoules()))
                : new EnergySamples(
                        List.of(energy.microjoules()),
                        List.of(energy.plus(Joules.of(watts * idleSeconds)).microjoules()),
                        List.of(idleSeconds * 1e9));
    }
}
