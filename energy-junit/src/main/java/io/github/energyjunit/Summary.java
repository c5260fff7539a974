package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.SourceInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Adds up what tests cost, for a few lines at the end of a run where no Maven prints them. */
final class Summary {
    private static final Map<Recorder, Summary> ALL = new ConcurrentHashMap<>();
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final int SHOWN = 5;
    private static final double KILO = 1_000;

    private final Map<String, Sum> tests = new ConcurrentHashMap<>();

    private Summary() {}

    /** What a test came to: energy in µJ, and how many measurements have none. */
    private record Sum(long microjoules, int measurements, int unread) {
        Sum plus(Sum other) {
            return new Sum(microjoules + other.microjoules, measurements + other.measurements, unread + other.unread);
        }

        boolean isUnread() {
            return unread == measurements;
        }
    }

    /** Adds up what follows, until {@link #take}; otherwise a large build would keep its tests for nobody. */
    static void expect(Recorder recorder) {
        ALL.putIfAbsent(recorder, new Summary());
    }

    /** Adds a measurement, if that is expected, in µJ or below 0 where it has no reading. */
    static void add(Recorder recorder, String test, long microjoules) {
        Sum one = new Sum(Math.max(0, microjoules), 1, microjoules < 0 ? 1 : 0);
        Summary expected = ALL.get(recorder);
        if (expected != null) {
            expected.tests.merge(test, one, Sum::plus);
        }
    }

    /** Returns the lines about what was added since the last call; none if there was nothing. */
    static List<String> take(Recorder recorder, Path output) {
        Summary summary = ALL.remove(recorder);
        return summary == null || summary.tests.isEmpty() ? List.of() : summary.lines(recorder.source(), output);
    }

    private List<String> lines(SourceInfo source, Path output) {
        Sum all = tests.values().stream().reduce(new Sum(0, 0, 0), Sum::plus);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Energy of %d test%s: %s (%s), %d measurement%s%s",
                tests.size(),
                tests.size() == 1 ? "" : "s",
                all.isUnread()
                        ? energy(all)
                        : energy(all) + " " + source.quality().label(),
                source.name(),
                all.measurements(),
                all.measurements() == 1 ? "" : "s",
                all.unread() == 0 || all.isUnread() ? "" : ", " + all.unread() + " of them without a reading"));
        tests.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sum> test) ->
                                -test.getValue().microjoules())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(test -> lines.add(
                        String.format(Locale.ROOT, "%12s  %s", energy(test.getValue()), plain(test.getKey()))));
        String more = tests.size() > SHOWN ? "and " + (tests.size() - SHOWN) + " more; all" : "all";
        lines.add("  " + more + " of it: java -jar energy-cli.jar report " + output);
        return lines;
    }

    private static String energy(Sum sum) {
        if (sum.isUnread()) {
            return "no reading";
        }
        double millijoules = sum.microjoules() / KILO;
        return millijoules < KILO
                ? String.format(Locale.ROOT, "%.3f mJ", millijoules)
                : String.format(Locale.ROOT, "%.3f J", millijoules / KILO);
    }

    /** A test's name may hold anything, and this goes to a terminal. */
    private static String plain(String name) {
        return HIDDEN.matcher(name).replaceAll("?");
    }
}
