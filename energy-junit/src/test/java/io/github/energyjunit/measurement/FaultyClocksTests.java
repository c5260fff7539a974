package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.header.Machine;
import io.github.energyjunit.measurement.header.RunHeader;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks each clock of CPU time in each way while bodies run: nothing is thrown, and the next body is measured right. */
@Timeout(60)
class FaultyClocksTests {
    private static final long MS = 1_000_000;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        for (BreakableClocks.Call call : BreakableClocks.Call.values()) {
            for (BreakableClocks.Fault fault : BreakableClocks.Fault.values()) {
                all.add(Arguments.of(call, fault));
            }
        }
        return all.stream();
    }

    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final BreakableClocks clocks = new BreakableClocks(times);
    private @TempDir Path folder;

    private Recorder recorder() {
        Meter meter = new Meter(source, () -> now[0]);
        Machine machine = Machine.current(new CpuInfo("x", 1, 1, 1, "x", false));
        RunHeader header = new RunHeader(
                "run", Instant.EPOCH, meter.info(), machine, false, null, "scripted", List.of(), null, null, null);
        Timeline timeline = new Timeline(meter, clocks);
        Assessment assessment = new Assessment(meter.info(), 4, null, timeline::machineCounting, meter::trouble, 1);
        return new Recorder(
                new Instruments(meter, header, assessment, timeline, clocks, System.nanoTime(), true),
                folder,
                new Configuration(key -> Optional.empty()));
    }

    /** Lets the current thread work for 60 ms of 100 ms, on a machine that draws 5 J for each second of CPU time. */
    private void work() {
        times.threads.merge(Thread.currentThread().getId(), 60 * MS, Long::sum);
        times.process += 60 * MS;
        times.machine += 60 * MS;
        now[0] += 100 * MS;
        source.raw[0] += 300_000;
    }

    private Window measure(Recorder recorder) {
        times.threads.putIfAbsent(Thread.currentThread().getId(), 0L);
        Window window = recorder.begin();
        work();
        recorder.end(window);
        return window;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void harm_nobody(BreakableClocks.Call call, BreakableClocks.Fault how) throws Exception {
        Recorder recorder = recorder();
        recorder.acquire();
        recorder.record(measure(recorder), TEST, Outcome.SUCCESSFUL);

        // Broken before a body begins, and in its midst; with another beside it, and with none.
        clocks.broken = call;
        clocks.fault = how;
        Window outer = recorder.begin();
        inAnotherThread(() -> recorder.record(measure(recorder), TEST, Outcome.SUCCESSFUL));
        work();
        recorder.end(outer);
        recorder.record(outer, TEST, Outcome.FAILED);
        recorder.regions().cost(this::work);
        recorder.drop(recorder.abandon(recorder.begin()));
        clocks.fault = null;
        Window midst = recorder.begin();
        clocks.fault = how;
        recorder.end(midst);
        recorder.record(midst, TEST, Outcome.SUCCESSFUL);
        clocks.fault = null;
        Window whole = measure(recorder);
        clocks.fault = how;
        recorder.record(whole, TEST, Outcome.SUCCESSFUL);
        clocks.fault = null;
        recorder.record(measure(recorder), TEST, Outcome.SUCCESSFUL);
        recorder.release();

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(6);
        JsonNode next = lines.get(5);
        assertThat(next.get("cpuNanos").asLong()).isEqualTo(60 * MS);
        assertThat(next.get("busyNanos").asLong()).isEqualTo(60 * MS);
        assertThat(next.get("attributedMicrojoules").asLong()).isEqualTo(300_000);
        assertThat(next.get("flags").toString()).doesNotContain("OVERLAPPED", "NO_READING", "SHARED_CPU");
    }

    private static void inAnotherThread(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(work, "another");
        thread.setUncaughtExceptionHandler((of, why) -> thrown.set(why));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
    }

    private List<JsonNode> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line :
                    Files.readAllLines(files.filter(file -> file.toString().endsWith(".jsonl"))
                            .findFirst()
                            .orElseThrow())) {
                JsonNode json = new ObjectMapper().readTree(line);
                if (json.get("type").asText().equals("measurement")) {
                    lines.add(json);
                }
            }
            return lines;
        }
    }
}
