package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes power over the time of the build: that of all JVMs on one axis, and the longest tests as spans below it. */
final class PowerData {

    private static final int SLICES = 600;
    private static final int SPANS = 400;
    private static final int LANES = 12;

    /** Microjoules by nanoseconds are thousands of watts. */
    private static final double WATTS = 1000;

    /** A span on the axis of the build. */
    private record Placed(String test, long start, long end, Joules energy) {}

    private final List<Run> runs;
    private final Set<String> counted;
    private final Instant start;
    private final long width;
    private final double[] covered;
    private final double[] attributed;
    private final SortedMap<String, double[]> domains = new TreeMap<>();

    PowerData(Analysis analysis) {
        runs = analysis.runs().stream()
                .filter(run -> run.timeline().slices() > 0)
                .toList();
        counted = analysis.sources().stream()
                .flatMap(source -> source.domains().stream())
                .filter(Source.Domain::counted)
                .map(Source.Domain::name)
                .collect(Collectors.toSet());
        start = runs.stream()
                .map(run -> run.jvm().started())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        long end = runs.stream()
                .mapToLong(run ->
                        after(run) + run.timeline().slices() * run.timeline().width())
                .max()
                .orElse(0);
        width = Math.max(1_000_000, end / SLICES + 1);
        int slices = (int) (end / width) + 1;
        covered = new double[slices];
        attributed = new double[slices];
        runs.forEach(this::add);
    }

    private long after(Run run) {
        return Duration.between(start, run.jvm().started()).toNanos();
    }

    private void add(Run run) {
        Timeline timeline = run.timeline();
        long offset = after(run);
        for (int i = 0; i < timeline.slices(); i++) {
            long from = offset + i * timeline.width();
            spread(covered, from, timeline.width(), timeline.covered(i));
            spread(attributed, from, timeline.width(), timeline.attributed(i));
        }
        timeline.domains().forEach((domain, slices) -> {
            if (counted.contains(domain)) {
                double[] all = domains.computeIfAbsent(domain, key -> new double[covered.length]);
                for (int i = 0; i < Math.min(slices.length, timeline.slices()); i++) {
                    spread(all, offset + i * timeline.width(), timeline.width(), slices[i]);
                }
            }
        });
    }

    private void spread(double[] slices, long from, long length, double amount) {
        long to = from + length;
        for (int i = (int) (from / width); i < slices.length && i * width < to && amount != 0; i++) {
            slices[i] += amount * (Math.min(to, (i + 1) * width) - Math.max(from, i * width)) / length;
        }
    }

    /**
     * Writes the field {@code power}.
     *
     * @param tests the positions of tests by id
     */
    void write(Map<String, Integer> tests, JsonGenerator json) throws IOException {
        if (runs.isEmpty()) {
            json.writeNullField("power");
            return;
        }
        json.writeObjectFieldStart("power");
        json.writeNumberField("width", width / 1_000_000.0);
        json.writeObjectFieldStart("domains");
        for (Map.Entry<String, double[]> domain : domains.entrySet()) {
            json.writeFieldName(domain.getKey());
            writeWatts(domain.getValue(), Double.MAX_VALUE, json);
        }
        json.writeEndObject();
        json.writeFieldName("tests");
        writeWatts(attributed, (double) width, json);
        List<Placed> all = spans();
        json.writeArrayFieldStart("spans");
        writeSpans(all, tests, json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Overlapping measurements read the same counters, so what they cover counts as often as what they read. The tests'
     * shares add up to no more than the machine's energy, so they are held against time itself.
     *
     * @param most what of the covered time counts at most in each slice
     */
    private void writeWatts(double[] microjoules, double most, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < covered.length; i++) {
            double time = Math.min(most, covered[i]);
            if (time < width * 1e-6) {
                json.writeNull();
            } else {
                json.writeNumber(Math.round(microjoules[i] / time * WATTS * 100) / 100.0);
            }
        }
        json.writeEndArray();
    }

    private List<Placed> spans() {
        List<Placed> spans = new ArrayList<>();
        for (Run run : runs) {
            int slash = run.file().lastIndexOf('/') + 1;
            String module = run.file().substring(0, slash);
            long offset = after(run);
            for (Timeline.Span span : run.timeline().spans()) {
                spans.add(new Placed(
                        module + span.test(), offset + span.startNanos(), offset + span.endNanos(), span.attributed()));
            }
        }
        return spans;
    }

    private static void writeSpans(List<Placed> spans, Map<String, Integer> tests, JsonGenerator json)
            throws IOException {
        List<Placed> longest = spans.stream()
                .sorted(Comparator.comparingLong((Placed span) -> span.start() - span.end()))
                .limit(SPANS)
                .sorted(Comparator.comparingLong(Placed::start))
                .toList();
        long[] free = new long[LANES];
        for (Placed span : longest) {
            Integer test = tests.get(span.test());
            int lane = 0;
            while (lane < LANES - 1 && free[lane] > span.start()) {
                lane++;
            }
            free[lane] = Math.max(free[lane], span.end());
            if (test != null) {
                json.writeStartArray();
                json.writeNumber(test);
                json.writeNumber(span.start() / 1_000_000);
                json.writeNumber(span.end() / 1_000_000);
                json.writeNumber(span.energy().decimalMicrojoules());
                json.writeNumber(lane);
                json.writeEndArray();
            }
        }
    }
}
