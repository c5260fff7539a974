package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.header.Machine;
import io.github.energyjunit.measurement.header.RunHeader;
import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.measurement.ledger.LedgerLines;
import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.process.Consumers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets each clock, and the counter, never answer while bodies run: every body goes on and comes to its end, what was not read
 * is not guessed, and the next body is measured right. All cases run beside each other, since each waits for a while.
 */
@Timeout(120)
class BlockedClocksTests {
    private static final long MS = 1_000_000;

    /** Far more than the half second that is meant, since a busy machine is slow, and far less than for ever. */
    private static final long LONGEST_SECONDS = 30;

    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);
    private static final TestDescription OUTER = new TestDescription("A#outer()", "A", "outer", "outer()", null);

    private @TempDir Path folder;

    /** A JVM of its own, but for its threads, that is never in two threads at once where it is not blocked. */
    private static final class Jvm {
        final ScriptedCpuTimes times = new ScriptedCpuTimes();
        final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
        final BreakableClocks clocks = new BreakableClocks(times);
        final long[] now = new long[1];
        final CountDownLatch heals = new CountDownLatch(1);
        final AtomicBoolean counterBlocks = new AtomicBoolean();
        final Path folder;
        final Timeline timeline;
        final Recorder recorder;

        Jvm(Path folder) {
            this.folder = folder;
            Meter meter = new Meter(new Counter(), () -> now[0]);
            Machine machine = Machine.current(new CpuInfo("x", 1, 1, 1, "x", false));
            RunHeader header = new RunHeader(
                    "run", Instant.EPOCH, meter.info(), machine, false, null, "scripted", List.of(), null, null);
            timeline = new Timeline(meter, clocks);
            Assessment assessment =
                    new Assessment(meter.info(), 4, null, timeline::machineGrainNanos, meter::trouble, 1);
            recorder = new Recorder(
                    new Instruments(meter, header, assessment, timeline, clocks, System.nanoTime(), true),
                    folder,
                    new Configuration(key -> Optional.empty()));
        }

        private final class Counter implements EnergySource {
            @Override
            public SourceInfo info() {
                return source.info();
            }

            @Override
            public void read(long[] microjoules) {
                if (counterBlocks.get()) {
                    try {
                        heals.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("a counter that did not answer", e);
                    }
                }
                source.read(microjoules);
            }

            @Override
            public void close() {
                source.close();
            }
        }

        /** Lets a call never answer; none stands for the counter. */
        void block(BreakableClocks.@Nullable Call call) {
            clocks.broken = call;
            if (call == null) {
                counterBlocks.set(true);
            } else {
                clocks.blocks = heals;
            }
        }

        /** Lets everything answer again, and waits until that is known. */
        void heal() throws InterruptedException {
            clocks.blocks = null;
            counterBlocks.set(false);
            heals.countDown();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            while (timeline.turn().isClosed() || timeline.turn().current() >= 0) {
                assertThat(System.nanoTime()).as("the clocks answer again").isLessThan(end);
                Thread.sleep(5);
            }
        }

        /** Lets the current thread work for 60 ms of 100 ms, on a machine that draws 5 J for each second of CPU time. */
        void work() {
            times.threads.merge(Thread.currentThread().getId(), 60 * MS, Long::sum);
            times.process += 60 * MS;
            times.machine += 60 * MS;
            now[0] += 100 * MS;
            source.raw[0] += 300_000;
        }

        /** Returns the energy that a body is charged with, in µJ. */
        long body() {
            Window window = begin();
            work();
            return end(window, TEST);
        }

        Window begin() {
            times.threads.putIfAbsent(Thread.currentThread().getId(), 0L);
            return recorder.begin("test");
        }

        long end(Window window, TestDescription test) {
            recorder.end(window);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return recorder.record(window, test, Outcome.SUCCESSFUL);
        }

        JsonNode ledgerLine(Ledger ledger) {
            try {
                return new ObjectMapper().readTree(LedgerLines.ofJvm("run", ledger, new Consumers(folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<JsonNode> lines() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                List<JsonNode> lines = new ArrayList<>();
                Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                        .findFirst()
                        .orElseThrow();
                for (String line : Files.readAllLines(file)) {
                    JsonNode json = new ObjectMapper().readTree(line);
                    if (json.get("type").asText().equals("measurement")) {
                        lines.add(json);
                    }
                }
                return lines;
            }
        }
    }

    private interface Scenario {
        void run(Jvm jvm, BreakableClocks.@Nullable Call call) throws Exception;
    }

    @Test
    void harmNobody() throws Exception {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("before a body", BlockedClocksTests::beforeABody);
        scenarios.put("in the midst of a body", BlockedClocksTests::inTheMidst);
        scenarios.put("beside another body", BlockedClocksTests::besideAnother);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<String, Future<?>> running = new LinkedHashMap<>();
            for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
                for (int i = -1; i < BreakableClocks.Call.values().length; i++) {
                    BreakableClocks.Call call = i < 0 ? null : BreakableClocks.Call.values()[i];
                    String name = (call == null ? "COUNTER" : call) + " blocks " + scenario.getKey();
                    Path own = Files.createDirectory(folder.resolve(name));
                    running.put(name, threads.submit(in(new Jvm(own), call, scenario.getValue())));
                }
            }
            for (Map.Entry<String, Future<?>> one : running.entrySet()) {
                try {
                    one.getValue().get(LONGEST_SECONDS, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(one.getKey(), e);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> in(Jvm jvm, BreakableClocks.@Nullable Call call, Scenario scenario) {
        return () -> {
            AtomicReference<JsonNode> ledger = new AtomicReference<>();
            jvm.recorder.acquire();
            try {
                jvm.timeline.follow(0);
                jvm.timeline.change(open -> open.started("test", null, NodeKind.TEST, "A", 0));
                jvm.body();
                scenario.run(jvm, call);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
                // Who waited for a clock that answers again may yet have to notice.
                while (jvm.body() < 0) {
                    assertThat(System.nanoTime())
                            .as("bodies are measured again")
                            .isLessThan(end);
                    Thread.sleep(5);
                }
                jvm.timeline.settle(open -> ledger.set(jvm.ledgerLine(open)));
            } finally {
                jvm.heals.countDown();
                jvm.recorder.release();
            }
            checkBodies(jvm.lines());
            checkLedger(ledger, jvm.source.raw[0]);
            return null;
        };
    }

    /** Each has what it burnt, or nothing; the first and the last have it. */
    private static void checkBodies(List<JsonNode> lines) {
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            long burnt = line.get("test").asText().equals(OUTER.test()) ? 600_000 : 300_000;
            if (i == 0
                    || i == lines.size() - 1
                    || !line.get("attributedMicrojoules").isNull()) {
                assertThat(line.get("attributedMicrojoules").asLong())
                        .as(line.toString())
                        .isEqualTo(burnt);
                assertThat(line.get("cpuNanos").asLong()).as(line.toString()).isEqualTo(burnt / 5 * 1_000);
            } else {
                assertThat(line.get("flags").toString()).contains("NO_READING");
                assertThat(line.get("reason").asText()).containsAnyOf("clock", "counter");
            }
        }
        assertThat(lines.get(lines.size() - 1).get("flags").toString())
                .doesNotContain("OVERLAPPED", "NO_READING", "SHARED_CPU");
    }

    /** What it books was burnt by bodies, and what it does not know it says. */
    private static void checkLedger(AtomicReference<JsonNode> told, long burnt) {
        JsonNode line = Objects.requireNonNull(told.get(), "the ledger has ended");
        long booked = 0;
        for (JsonNode entry : line.get("entries")) {
            assertThat(entry.get("what").asText()).isEqualTo("bodies");
            booked += entry.get("grossMicrojoules").asLong();
        }
        assertThat(booked)
                .as(line.toString())
                .isEqualTo(line.get("totalMicrojoules").asLong());
        assertThat(line.get("lostNanos").asLong()).as(line.toString()).isEqualTo((burnt - booked) / 300_000 * 100 * MS);
    }

    private static void beforeABody(Jvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        jvm.block(call);
        jvm.body();
        jvm.heal();
    }

    private static void inTheMidst(Jvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        Window window = jvm.begin();
        jvm.work();
        jvm.block(call);
        jvm.end(window, TEST);
        jvm.heal();
    }

    private static void besideAnother(Jvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        Window outer = jvm.begin();
        jvm.work();
        jvm.block(call);
        Thread other = new Thread(() -> jvm.body(), "another");
        other.start();
        other.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        assertThat(other.isAlive()).as("the other body still waits").isFalse();
        jvm.work();
        jvm.end(outer, OUTER);
        jvm.heal();
    }
}
