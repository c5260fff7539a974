package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.cpu.ClockGrain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on each operating system, where nothing is faked: run here, and in a Windows JVM by {@code .ci/checks}. */
class AnySystemTests {
    private static final Map<String, String> ESTIMATE = Map.of("energy.source", "estimate");

    private @TempDir Path folder;

    @Test
    void estimates_and_names_the_machine() {
        MeasuredRun run = MeasuredRun.of(WorkTestCases.class, folder.resolve("out put"), ESTIMATE);

        assertThat(run.jvm().at("/source/quality").asText()).isEqualTo("estimated");
        assertThat(run.jvm().at("/fingerprint/cpuModel").asText())
                .isNotEmpty()
                .isNotEqualTo(System.getProperty("os.arch"));
        assertThat(run.jvm().get("os").asText()).startsWith(System.getProperty("os.name"));
        JsonNode burner = run.measurement("#burns()");
        assertThat(burner.get("attributedMicrojoules").asLong()).isPositive();
        assertThat(burner.get("cpuNanos").asLong()).isGreaterThanOrEqualTo(150_000_000L);
    }

    @Test
    void flags_cpu_time_below_ten_steps_of_a_coarse_clock_and_counts_the_step_as_resolution() {
        MeasuredRun run = MeasuredRun.of(WorkTestCases.class, folder, ESTIMATE);
        JsonNode sleeper = run.measurement("#sleeps()");

        long step = ClockGrain.ofThreads();
        if (step > 1_000_000) {
            // A step of little more than a millisecond may be seen where the clock is fine: then ten of them are
            // little.
            assumeThat(sleeper.get("cpuNanos").asLong()).isLessThan(10 * step);
            assertThat(sleeper.get("flags").toString()).contains("COARSE_CPU_TIME");
            assertThat(sleeper.get("resolutionMicrojoules").asLong()).isGreaterThan(1_000);
        } else {
            assertThat(run.measurement("#burns()").get("flags").toString()).doesNotContain("COARSE_CPU_TIME");
        }
    }

    @Test
    void writes_utf8_whatever_the_default_encoding_is_and_leaves_nothing_open() throws IOException {
        Path output = folder.resolve("out put").resolve("ene\u00e4rgy");
        MeasuredRun.of(WorkTestCases.class, output, ESTIMATE);

        try (Stream<Path> files = Files.list(output)) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("\u2603 \u00fc");
            Files.move(file, output.resolve("moved"));
            Files.delete(output.resolve("moved"));
        }
        try (Stream<Path> rest = Files.list(output)) {
            assertThat(rest).isEmpty();
        }
    }

    @MeasureEnergy
    static class WorkTestCases {
        @Test
        @DisplayName("\u2603 \u00fc")
        void burns() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime() + 200_000_000L;
            long end = System.nanoTime() + 60_000_000_000L;
            while (threads.getCurrentThreadCpuTime() < cpu && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Test
        void sleeps() throws InterruptedException {
            Thread.sleep(200);
        }
    }
}
