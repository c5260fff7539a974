package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.ledger.LedgerLines;
import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.process.Consumers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test plan on scripted clocks, on a machine that draws 10 W idle and 5 J for each second of CPU time. */
abstract class ScriptedPlan {
    static final double IDLE_WATTS = 10;
    static final double JOULES_PER_CPU_SECOND = 5;
    static final long MS = 1_000_000;
    private static final double TOLERANCE = 0.1 * MS;
    private static final ObjectMapper JSON = new ObjectMapper();

    final ScriptedCpuTimes times = new ScriptedCpuTimes();
    final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    final long[] now = new long[1];
    final Meter meter = new Meter(source, () -> now[0]);
    final Timeline timeline = new Timeline(meter, times);
    final Steps steps = new Steps(timeline);
    final long self = Thread.currentThread().getId();
    double fedMicrojoules;

    ScriptedPlan() {
        times.threads.put(self, 0L);
        timeline.follow(System.nanoTime());
    }

    /** Lets time pass in which the calling thread, the JVM's own threads, children and others use CPU time, in ms. */
    void pass(long millis, long thread, long vm, long children, long others) {
        times.threads.merge(self, thread * MS, Long::sum);
        pass(millis, thread + vm, children, others);
        times.vm += vm * MS;
    }

    void pass(long millis, long jvm, long children, long others) {
        times.process += jvm * MS;
        times.children += children * MS;
        times.machine += (jvm + children + others) * MS;
        now[0] += millis * MS;
        double microjoules = (IDLE_WATTS * millis + JOULES_PER_CPU_SECOND * (jvm + children + others)) * 1_000;
        fedMicrojoules += microjoules;
        source.raw[0] += Math.round(microjoules);
    }

    /** Lets a thread use CPU time, in ns. */
    void use(long thread, long nanos) {
        times.threads.merge(thread, nanos, Long::sum);
        times.process += nanos;
        times.machine += nanos;
        now[0] += nanos;
    }

    void start(String id, @Nullable String parent, NodeKind kind, @Nullable String className) {
        steps.started(id, parent, kind, className);
    }

    void finish(String id) {
        steps.finished(id);
    }

    Window begin(String id) {
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(window, Runner.current(), id);
        return window;
    }

    /** Holds a body against what its thread has used for it: within its bounds, and flagged where it is off by more. */
    static void hold(String test, Window body, long truth) {
        assertThat(body.cpuNanos - body.sharedNanos).as(test).isLessThan(truth + TOLERANCE);
        assertThat(body.cpuNanos + body.othersNanos).as(test).isGreaterThan(truth - TOLERANCE);
        assertThat(body.isOverlapped() || Math.abs(body.cpuNanos - truth) <= 0.02 * truth + TOLERANCE)
                .as(test)
                .isTrue();
    }

    /** What one thread goes through, again and again: a test, its body, its tear-down, nothing. */
    abstract class Course {
        final long thread;
        private final String parent;
        private String id = "";
        int at;

        @Nullable
        Window window;

        long truth;
        int bodies;

        Course(long thread, String parent) {
            this.thread = thread;
            this.parent = parent;
        }

        /** Holds a body that has ended against what its thread has used in it. */
        abstract void check(String test, Window body);

        /** Goes on with the next thing. */
        void next(String name, boolean measured) {
            Window body = window;
            if (at == 0) {
                id = name;
                start(id, parent, NodeKind.TEST, "A");
            } else if (at == 1 && measured) {
                window = begin(id);
                truth = 0;
            } else if (at == 2 && body != null) {
                timeline.end(body);
                window = null;
                bodies++;
                check(id, body);
            } else if (at == 3) {
                finish(id);
            }
            at = (at + 1) % 4;
        }
    }

    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        timeline.settle(ledger -> {
            try {
                lines.add(JSON.readTree(LedgerLines.ofJvm("run", ledger, new Consumers(Path.of("nowhere")))));
                for (String line : LedgerLines.ofClasses("run", ledger)) {
                    lines.add(JSON.readTree(line));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return lines;
    }

    static Map<String, Double> cpuMillis(JsonNode line) {
        Map<String, Double> cpu = new HashMap<>();
        line.get("entries")
                .forEach(entry -> cpu.put(
                        entry.get("what").asText(), entry.get("cpuNanos").asDouble() / MS));
        return cpu;
    }

    /** Returns joules net of idle power. */
    static Map<String, Double> joules(JsonNode line) {
        Map<String, Double> joules = new HashMap<>();
        line.get("entries").forEach(entry -> {
            double idle = IDLE_WATTS * entry.get("idleNanos").asDouble() / 1_000;
            joules.put(
                    entry.get("what").asText(), (entry.get("grossMicrojoules").asDouble() - idle) / 1e6);
        });
        return joules;
    }
}
