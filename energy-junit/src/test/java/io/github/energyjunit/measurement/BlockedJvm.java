package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.header.Machine;
import io.github.energyjunit.measurement.header.RunHeader;
import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.measurement.ledger.LedgerLines;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JVM of its own, but for its threads, that is never in two threads at once where it is not blocked. */
final class BlockedJvm {
    static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    /** Far more than the half second that is meant, since a busy machine is slow, and far less than for ever. */
    static final long LONGEST_SECONDS = 30;

    static final long MS = 1_000_000;

    final ScriptedCpuTimes times = new ScriptedCpuTimes();
    final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    final BreakableClocks clocks = new BreakableClocks(times);
    final long[] now = new long[1];
    final CountDownLatch heals = new CountDownLatch(1);
    final AtomicBoolean counterBlocks = new AtomicBoolean();
    final Path folder;
    final Timeline timeline;
    final Recorder recorder;

    BlockedJvm(Path folder) {
        this.folder = folder;
        Meter meter = new Meter(new Counter(), () -> now[0]);
        Machine machine = Machine.current(new CpuInfo("x", 1, 1, 1, "x", false));
        RunHeader header = new RunHeader(
                "run", Instant.EPOCH, meter.info(), machine, false, null, "scripted", List.of(), null, null, null);
        timeline = new Timeline(meter, clocks);
        Assessment assessment = new Assessment(meter.info(), 4, null, timeline::machineCounting, meter::trouble, 1);
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
        return body("test");
    }

    long body(String id) {
        Window window = begin(id);
        work();
        return end(window, TEST);
    }

    Window begin() {
        return begin("test");
    }

    private Window begin(String id) {
        times.threads.putIfAbsent(Thread.currentThread().getId(), 0L);
        return recorder.begin(id);
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
