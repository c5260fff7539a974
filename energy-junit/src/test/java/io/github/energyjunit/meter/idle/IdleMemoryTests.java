package io.github.energyjunit.meter.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleMemoryTests {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final IdleEstimate QUIET = new IdleEstimate(5.0, 4.9, 5.1, IdleEstimate.QUIET);

    private @TempDir Path folder;

    private IdleMemory at(Instant instant) {
        return new IdleMemory(folder.resolve("caches"), Clock.fixed(instant, ZoneOffset.UTC));
    }

    private IdleMemory memory() {
        return at(NOW);
    }

    private static IdleEstimate busy(double low, double high) {
        return new IdleEstimate(null, low, high, IdleEstimate.REGRESSION);
    }

    @Test
    void takes_the_narrower_value_of_a_quieter_day() {
        assertThat(memory().join("machine", QUIET)).isEqualTo(QUIET);

        assertThat(memory().join("machine", busy(0, 30)))
                .isEqualTo(new IdleEstimate(5.0, 4.9, 5.1, IdleEstimate.REMEMBERED));
        assertThat(memory().join("machine", busy(5, 30)).low()).isEqualTo(5);
    }

    @Test
    void remembers_no_counter_that_stood_still() throws IOException {
        IdleEstimate still = IdleEstimate.exactly(0, IdleEstimate.STILL);

        assertThat(memory().join("machine", still)).isEqualTo(still);
        assertThat(memory().join("machine", busy(0, 30))).isEqualTo(busy(0, 30));

        // As earlier versions did.
        memory().join("machine", QUIET);
        try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
            Path kept = files.findFirst().orElseThrow();
            Files.writeString(kept, Files.readString(kept).replace(QUIET.toString(), still.toString()));
        }
        assertThat(memory().join("machine", busy(0, 30))).isEqualTo(busy(0, 30));
    }

    @Test
    void takes_nothing_that_lies_outside_todays_bounds() {
        memory().join("machine", QUIET);

        assertThat(memory().join("machine", busy(6, 30))).isEqualTo(busy(6, 30));
        assertThat(memory().join("machine", busy(0, 4))).isEqualTo(busy(0, 4));
    }

    @Test
    void forgets_a_value_that_a_quiet_day_contradicts() {
        memory().join("machine", QUIET);
        IdleEstimate other = new IdleEstimate(9.0, 8.9, 9.1, IdleEstimate.QUIET);

        assertThat(memory().join("machine", other)).isEqualTo(other);
        assertThat(memory().join("machine", busy(0, 30)).watts()).isEqualTo(9);
    }

    @Test
    void keeps_the_lowest_of_values_that_agree() {
        memory().join("machine", QUIET);
        memory().join("machine", new IdleEstimate(5.05, 4.95, 5.2, IdleEstimate.QUIET));

        assertThat(memory().join("machine", busy(0, 30)).watts()).isEqualTo(5);
    }

    @Test
    void knows_nothing_of_other_machines_or_long_ago() {
        memory().join("machine", QUIET);

        assertThat(memory().join("another", busy(0, 30))).isEqualTo(busy(0, 30));
        assertThat(at(NOW.plus(Duration.ofDays(31))).join("machine", busy(0, 30)))
                .isEqualTo(busy(0, 30));
        assertThat(at(NOW.minusSeconds(5)).join("machine", busy(0, 30))).isEqualTo(busy(0, 30));
    }

    @Test
    void never_fails() throws IOException {
        memory().join("machine", QUIET);
        try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {(byte) 0xff, 0, 10, 10});
            }
        }
        assertThat(memory().join("machine", busy(0, 30))).isEqualTo(busy(0, 30));

        Files.writeString(folder.resolve("file"), "");
        IdleMemory nowhere = new IdleMemory(folder.resolve("file").resolve("below"), Clock.systemUTC());
        assertThat(nowhere.join("machine", QUIET)).isEqualTo(QUIET);
    }

    @Test
    void leaves_no_other_file_behind() throws IOException {
        memory().join("machine", QUIET);
        memory().join("machine", QUIET);

        try (Stream<Path> files = Files.list(folder.resolve("caches"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .singleElement()
                    .asString()
                    .matches("idle-[0-9a-f-]{36}\\.txt");
        }
    }

    @Test
    void lies_where_the_system_keeps_caches() {
        assertThat(IdleMemory.folder(Map.of(), "Linux", "/home/a")).isEqualTo(Path.of("/home/a/.cache/energy-junit"));
        assertThat(IdleMemory.folder(Map.of("XDG_CACHE_HOME", "/c"), "Linux", "/home/a"))
                .isEqualTo(Path.of("/c/energy-junit"));
        assertThat(IdleMemory.folder(Map.of(), "Mac OS X", "/Users/a"))
                .isEqualTo(Path.of("/Users/a/Library/Caches/energy-junit"));
        assertThat(IdleMemory.folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/Users/a"))
                .isEqualTo(Path.of("/local/energy-junit"));
    }
}
