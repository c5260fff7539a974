package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures test classes as a whole, from the beginning of the first test to the end of the last: a counter's tick then
 * counts once for the class, not once for each of many short tests.
 */
final class Spans {
    private final Meter meter;
    private final Assessment assessment;
    private final long originNanos;
    private final Map<String, Span> spans = new LinkedHashMap<>();

    Spans(Meter meter, Assessment assessment, long originNanos) {
        this.meter = meter;
        this.assessment = assessment;
        this.originNanos = originNanos;
    }

    private static final class Span {
        final Snapshot startEnergy;
        final Snapshot endEnergy;
        long tests;
        long startNanos;
        long endNanos;
        long startJvmNanos;
        long endJvmNanos;
        long startBusyNanos;
        long endBusyNanos;

        Span(Snapshot startEnergy, Snapshot endEnergy) {
            this.startEnergy = startEnergy;
            this.endEnergy = endEnergy;
        }

        void begin(Window window) {
            startEnergy.copy(window.startEnergy);
            startNanos = window.startNanos;
            startJvmNanos = window.startJvmNanos;
            startBusyNanos = window.startBusyNanos;
        }

        void end(Window window) {
            endEnergy.copy(window.endEnergy);
            endNanos = window.endNanos;
            endJvmNanos = window.endJvmNanos;
            endBusyNanos = window.endBusyNanos;
        }

        boolean overlaps(Span other) {
            return startNanos - other.endNanos < 0 && other.startNanos - endNanos < 0;
        }
    }

    /** Takes a test that has ended; tests of nested classes are their outermost class's. */
    synchronized void add(String outermostClass, Window window) {
        Span span = spans.computeIfAbsent(outermostClass, name -> new Span(meter.newSnapshot(), meter.newSnapshot()));
        if (span.tests++ == 0 || window.startNanos - span.startNanos < 0) {
            span.begin(window);
        }
        if (span.tests == 1 || window.endNanos - span.endNanos > 0) {
            span.end(window);
        }
    }

    /** Returns the line of each class, and forgets them all. */
    synchronized List<String> take(String run) {
        List<String> lines = spans.entrySet().stream()
                .map(entry -> line(run, entry.getKey(), entry.getValue()))
                .toList();
        spans.clear();
        return lines;
    }

    private String line(String run, String className, Span span) {
        Interval energy = meter.between(span.startEnergy, span.endEnergy);
        long nanos = meter.nanosBetween(span.startEnergy, span.endEnergy);
        long cpu = span.endJvmNanos - span.startJvmNanos;
        boolean busyKnown = span.startBusyNanos >= 0 && span.endBusyNanos >= 0;
        long busy = busyKnown ? Math.max(cpu, span.endBusyNanos - span.startBusyNanos) : -1;
        boolean overlapped = spans.values().stream().anyMatch(other -> other != span && other.overlaps(span));
        Assessment.Whole whole = assessment.ofWhole(energy, nanos, cpu, busy, overlapped);
        JsonLine json = LineType.SPAN.begin(run);
        json.field(Field.CLASS_NAME, className);
        json.field(Field.TESTS, span.tests);
        json.field(Field.START_NANOS, span.startNanos - originNanos)
                .field(Field.DURATION_NANOS, span.endNanos - span.startNanos);
        json.reading(Field.CPU_NANOS, cpu).reading(Field.BUSY_NANOS, busy);
        json.reading(Field.TOTAL_MICROJOULES, energy.totalMicrojoules());
        whole.attribution().write(json);
        whole.attribution().bounds().write(json);
        json.reading(Field.RESOLUTION_MICROJOULES, whole.resolutionMicrojoules());
        json.beginArray(Field.FLAGS);
        for (Flag flag : whole.flags()) {
            json.element(flag.name());
        }
        return json.toString();
    }
}
