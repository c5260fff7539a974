package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.powercap.FakeTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Breaks the measuring from the outside, once in each way: the tests pass all the same. */
class FailureInjectionTests {
    private static final long RANGE = 262_143_328_850L;
    private static FakeTree tree;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, 1_000_000);
    }

    private MeasuredRun run(Class<?> testClass, Path output) {
        MeasuredRun run = MeasuredRun.of(
                testClass, output, Map.of("energy.powercap.root", tree.root().toString()));
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(2).failed(0));
        return run;
    }

    @Test
    void a_counter_that_vanishes_is_no_reading_with_a_reason() {
        MeasuredRun run = run(VanishingCounterTestCases.class, folder.resolve("energy"));

        JsonNode line = run.measurement("#second()");
        assertThat(line.get("totalMicrojoules").isNull()).isTrue();
        assertThat(line.get("reason").asText()).contains("powercap");
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class VanishingCounterTestCases {
        @Test
        void first() {
            tree.setRaw("intel-rapl:0", "not a number\n");
        }

        @Test
        void second() throws IOException {
            Files.delete(tree.energyFile("intel-rapl:0"));
        }
    }

    @Test
    void a_counter_that_jumps_back_and_forth_is_flagged() {
        MeasuredRun run = run(JumpingCounterTestCases.class, folder.resolve("energy"));

        assertThat(run.flags("#back()")).containsAnyOf("COUNTER_RESET", "NO_READING");
        assertThat(run.flags("#forth()")).containsAnyOf("COUNTER_RESET", "NO_READING", "IMPLAUSIBLE");
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class JumpingCounterTestCases {
        @Test
        void back() {
            tree.set("intel-rapl:0", 5);
        }

        @Test
        void forth() {
            tree.set("intel-rapl:0", 900_000_000_000L);
        }
    }

    @Test
    void a_folder_that_is_deleted_meanwhile_loses_the_numbers_and_nothing_else() {
        run(DeletedFolderTestCases.class, folder.resolve("energy"));
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class DeletedFolderTestCases {
        @Test
        void first() {}

        @Test
        void second() {
            // The marker's folder is gone as well, and cannot be made again where a file stands.
            clear(tree.root().getParent().getParent().resolve("energy"));
        }
    }

    private static void clear(Path output) {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.createFile(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Test
    @DisabledIf("isRoot")
    void a_read_only_folder_loses_the_numbers_and_nothing_else() throws IOException {
        Path output = Files.createDirectory(folder.resolve("energy"));
        assertThat(output.toFile().setWritable(false)).isTrue();

        assertThat(run(PlainTestCases.class, output).files()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_loses_the_numbers_and_nothing_else() throws IOException {
        Path file = Files.createFile(folder.resolve("energy"));

        run(PlainTestCases.class, file.resolve("deeper"));
    }

    @Test
    void a_thread_that_is_interrupted_all_along_is_measured() {
        MeasuredRun run = run(InterruptedTestCases.class, folder.resolve("energy"));

        assertThat(run.measurements()).hasSize(2);
    }

    @MeasureEnergy(isolated = true)
    static class InterruptedTestCases {
        @BeforeEach
        void interrupt() {
            Thread.currentThread().interrupt();
        }

        @Test
        void first() {
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void second() {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @MeasureEnergy
    static class PlainTestCases {
        @Test
        void first() {}

        @Test
        void second() {}
    }
}
