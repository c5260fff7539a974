package io.github.energyjunit.baseline.prometheus;

import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.baseline.RunSamples;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.MetricLabels;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a baseline of what earlier builds of a module have pushed: of each test one number for each build, its median,
 * which is what the gate works on.
 */
public final class FleetHistory {

    /** How many builds are read at most. */
    public static final int BUILDS = 20;

    private final FleetSource source;
    private final PrometheusApi api;

    /** Reads from a server, when it is asked to. */
    public FleetHistory(FleetSource source) {
        this.source = source;
        this.api = new PrometheusApi(source);
    }

    /**
     * Reads the newest builds that began before this one.
     *
     * @param wanted this build's tests by fingerprint: history has no others
     * @param before when this build's first JVM began
     * @return a section for each fingerprint that has a history
     * @throws IOException if the server cannot be asked, or answers anything but numbers; the message holds no secret
     */
    public Baseline of(Map<SortedMap<String, String>, Set<String>> wanted, Instant before)
            throws IOException, InterruptedException {
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<SortedMap<String, String>, Set<String>> each : wanted.entrySet()) {
            PastBuilds builds = new PastBuilds(api, source, MetricLabels.fingerprint(each.getKey()));
            List<PastBuild> past = new ArrayList<>();
            List<PastBuilds.Seen> newest = builds.newest(BUILDS, before);
            Map<String, String> names = names(each.getValue());
            Page last = null;
            Map<Instant, Page> pages = Pages.of(newest, each.getValue().size(), api);
            for (PastBuilds.Seen seen : newest) {
                Page page = pages.getOrDefault(seen.began(), new Page());
                past.add(PastBuild.of(seen.began(), page, names, last));
                last = page;
            }
            if (!past.isEmpty()) {
                sections.add(section(each.getKey(), past));
            }
        }
        return new Baseline(sections);
    }

    /** Knows a test by each form that its name may have as a label. */
    private static Map<String, String> names(Set<String> tests) {
        Map<String, String> names = new HashMap<>();
        tests.forEach(test -> {
            names.put(MetricLabels.test(test), test);
            names.put(MetricLabels.clean(MetricLabels.test(test)), test);
        });
        return names;
    }

    private static Section section(SortedMap<String, String> fingerprint, List<PastBuild> past) {
        List<BaselineRun> runs = past.stream()
                .map(build -> new BaselineRun(
                        build.time(),
                        null,
                        null,
                        build.idleWatts(),
                        null,
                        null,
                        build.canary(),
                        Collections.emptySortedMap(),
                        null))
                .toList();
        SortedMap<String, List<RunSamples>> tests = new TreeMap<>();
        past.forEach(build -> build.samples()
                .forEach((test, samples) ->
                        tests.computeIfAbsent(test, key -> new ArrayList<>()).add(samples)));
        return new Section(fingerprint, past.get(0).quality(), runs, tests);
    }
}
