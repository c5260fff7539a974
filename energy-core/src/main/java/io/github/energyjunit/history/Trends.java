package io.github.energyjunit.history;

import io.github.energyjunit.measured.Fingerprints;
import io.github.energyjunit.statistics.ChangePoints;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Finds in a history what is comparable with a build: its own tests, in builds that share their fingerprint. */
public final class Trends {

    /** How many builds are looked at. */
    public static final int BUILDS = 200;

    /** Levels that differ by less are not worth a look; the gate's least regression. */
    private static final double LEAST = 1.05;

    private final BuildRecord current;
    private final List<BuildRecord> builds = new ArrayList<>();
    private final Map<Trend.Key, Points> tests = new LinkedHashMap<>();

    private Trends(BuildRecord current) {
        this.current = current;
        for (BuildRecord.Measured set : current.sets()) {
            set.tests().keySet().forEach(test -> tests.put(new Trend.Key(test, set.fingerprint()), new Points()));
        }
    }

    /**
     * Reads the builds of the same module that are comparable with {@code current}, up to the last {@value #BUILDS}.
     *
     * @throws IOException if the history cannot be read
     */
    public static Trend of(BuildRecord current, HistoryFile history, Consumer<String> warnings) throws IOException {
        Trends trends = new Trends(current);
        history.read(trends::add, warnings);
        return trends.trend();
    }

    private void add(BuildRecord build) {
        List<BuildRecord.Measured> comparable = build.sets().stream()
                .filter(set -> current.sets().stream()
                        .anyMatch(own -> Fingerprints.areComparable(own.fingerprint(), set.fingerprint())))
                .toList();
        if (!build.module().equals(current.module()) || comparable.isEmpty()) {
            return;
        }
        for (BuildRecord.Measured set : comparable) {
            set.tests().forEach((test, energy) -> {
                Points points = tests.get(new Trend.Key(test, set.fingerprint()));
                if (points != null) {
                    points.add(builds.size(), energy);
                }
            });
        }
        // Its tests are in the series now: names of many builds would fill the memory.
        builds.add(new BuildRecord(
                build.build(),
                build.module(),
                build.time(),
                build.commit(),
                build.verdict(),
                build.quality(),
                build.attributed(),
                build.total(),
                build.baseline(),
                List.of()));
    }

    private Trend trend() {
        int first = Math.max(0, builds.size() - BUILDS);
        List<Trend.Build> shown = new ArrayList<>();
        Instant baseline = null;
        for (int i = 0; i < builds.size(); i++) {
            BuildRecord build = builds.get(i);
            boolean isNew = i > 0 && build.baseline() != null && !Objects.equals(build.baseline(), baseline);
            baseline = build.baseline() == null ? baseline : build.baseline();
            if (i >= first) {
                shown.add(new Trend.Build(build.time(), build.commit(), build.verdict(), build.attributed(), isNew));
            }
        }
        Map<Trend.Key, Trend.Series> series = new HashMap<>();
        tests.forEach((key, points) -> series.put(key, points.series(first)));
        double[] totals = shown.stream()
                .mapToDouble(build -> build.energy().microjoules())
                .toArray();
        return new Trend(shown, changes(totals), series);
    }

    private static List<Trend.Change> changes(double[] values) {
        int[] starts = ChangePoints.of(values);
        List<Trend.Change> changes = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : values.length;
            double ratio = Medians.of(Arrays.copyOfRange(values, starts[i], end))
                    / Medians.of(Arrays.copyOfRange(values, before, starts[i]));
            if (Double.isFinite(ratio) && (ratio >= LEAST || ratio <= 1 / LEAST)) {
                changes.add(new Trend.Change(starts[i], ratio));
            }
            before = starts[i];
        }
        return changes;
    }

    /** The values of one test, in arrays as there may be millions. */
    private static final class Points {
        private int[] builds = new int[4];
        private double[] microjoules = new double[4];
        private int size;

        void add(int build, Joules energy) {
            if (size == builds.length) {
                builds = Arrays.copyOf(builds, 2 * size);
                microjoules = Arrays.copyOf(microjoules, 2 * size);
            }
            builds[size] = build;
            microjoules[size++] = energy.microjoules();
        }

        Trend.Series series(int first) {
            int[] shown =
                    IntStream.range(0, size).filter(i -> builds[i] >= first).toArray();
            return new Trend.Series(
                    Arrays.stream(shown).mapToObj(i -> builds[i] - first).toList(),
                    Arrays.stream(shown)
                            .mapToObj(i -> Joules.ofMicrojoules(microjoules[i]))
                            .toList(),
                    changes(Arrays.stream(shown)
                            .mapToDouble(i -> microjoules[i])
                            .toArray()));
        }
    }
}
