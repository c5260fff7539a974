package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets plans of any shape run on scripted clocks: whatever they are, each line has what its part used, and nothing is lost. */
class LedgerPropertyTests {
    private static final long MS = 1_000_000;
    private static final double IDLE_WATTS = 10;
    private static final double JOULES_PER_CPU_SECOND = 20;

    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final Meter meter = new Meter(source, () -> now[0]);
    private final Timeline timeline = new Timeline(meter, times);
    private final long self = Thread.currentThread().getId();
    private final Map<String, Long> truth = new TreeMap<>();
    private Random random = new Random(0);
    private long fed;

    /** Lets a part of the plan work for some milliseconds or microseconds, beside children and neighbours. */
    private void work(String part) {
        long unit = random.nextBoolean() ? MS : MS / 1_000;
        int units = 1 + random.nextInt(200);
        long used = unit * random.nextInt(units + 1);
        long children = random.nextInt(4) == 0 ? unit * random.nextInt(units + 1) : 0;
        long others = unit * random.nextInt(units + 1);
        times.threads.merge(self, used, Long::sum);
        times.process += used;
        times.children += children;
        times.machine += used + children + others;
        now[0] += units * unit;
        long microjoules =
                Math.round((IDLE_WATTS * units * unit + JOULES_PER_CPU_SECOND * (used + children + others)) / 1_000);
        source.raw[0] += microjoules;
        fed += microjoules;
        truth.merge(part, used, Long::sum);
        truth.merge("children", children, Long::sum);
    }

    private void start(String id, String parent, NodeKind kind, String className) {
        timeline.change(ledger -> ledger.started(
                id, parent, kind, className, Thread.currentThread().getId()));
    }

    private void finish(String id) {
        timeline.change(ledger -> ledger.finished(id));
    }

    private void test(String id, String parent, String className, boolean last) {
        start(id, parent, NodeKind.TEST, className);
        boolean measured = random.nextBoolean();
        work(measured ? "testSetUp" : "bodies");
        if (measured) {
            Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
            timeline.begin(window, new Runner(self), id);
            work("bodies");
            timeline.end(window);
            work("testTearDown");
        }
        finish(id);
        work(last ? "classTearDown" : "framework");
    }

    private JsonNode ledger() throws IOException {
        List<String> lines = new ArrayList<>();
        timeline.settle(ledger -> lines.add(LedgerLines.ofJvm("run", ledger, new Consumers(Path.of("nowhere")))));
        return new ObjectMapper().readTree(lines.get(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void each_line_has_what_its_part_used_and_all_that_was_fed_is_there(long seed) throws IOException {
        random = new Random(seed);
        times.threads.put(self, 0L);
        timeline.follow(System.nanoTime());
        work("framework");
        start("engine", null, NodeKind.OTHER, null);
        for (int i = 0, classes = 1 + random.nextInt(5); i < classes; i++) {
            String name = "C" + i;
            start(name, "engine", NodeKind.CLASS, name);
            work("classSetUp");
            for (int j = 0, tests = 1 + random.nextInt(6); j < tests; j++) {
                test(name + "#" + j, name, name, j == tests - 1);
            }
            finish(name);
            work("framework");
        }
        finish("engine");
        work("framework");

        JsonNode line = ledger();

        Map<String, Double> found = new TreeMap<>();
        for (JsonNode entry : line.get("entries")) {
            found.put(entry.get("what").asText(), entry.get("cpuNanos").asDouble());
            double net = entry.get("grossMicrojoules").asDouble()
                    - IDLE_WATTS * entry.get("idleNanos").asDouble() / 1_000;
            assertThat(net / 1_000)
                    .as(entry.toString())
                    .isCloseTo(JOULES_PER_CPU_SECOND * entry.get("cpuNanos").asDouble() / MS, within(1.0));
        }
        truth.values().removeIf(used -> used == 0);
        assertThat(found).containsOnlyKeys(truth.keySet());
        truth.forEach((what, used) -> assertThat(found.get(what)).as(what).isCloseTo(used, within(100.0)));
        assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(fed);
    }
}
