package io.github.energyjunit.meter.file;

import static io.github.energyjunit.meter.EnergySource.NO_READING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterFileTests {
    private @TempDir Path folder;
    private Path path;

    @BeforeEach
    void setUp() {
        path = folder.resolve("energy_uj");
    }

    @Test
    void follows_the_file() throws IOException {
        try (CounterFile file = file("17\n")) {
            assertThat(file.read()).isEqualTo(17);
            Files.writeString(path, "262143328850\n");
            assertThat(file.read()).isEqualTo(262_143_328_850L);
            Files.writeString(path, "5\n");
            assertThat(file.read()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12a\n", "-5\n", "99999999999999999999\n", "0x12\n", "1 2\n"})
    void has_no_reading_where_there_is_no_whole_number(String content) throws IOException {
        try (CounterFile file = file("17\n")) {
            Files.writeString(path, content);
            assertThat(file.read()).isEqualTo(NO_READING);
        }
    }

    @Test
    void has_no_reading_when_the_line_end_is_torn_off() throws IOException {
        try (CounterFile file = file("1234\n")) {
            Files.writeString(path, "12");
            assertThat(file.read()).isEqualTo(NO_READING);
        }
    }

    @Test
    void reads_files_that_never_had_a_line_end() throws IOException {
        try (CounterFile file = file("1234")) {
            Files.writeString(path, "1300");
            assertThat(file.read()).isEqualTo(1_300);
        }
    }

    @Test
    void reads_in_an_interrupted_thread_and_leaves_it_interrupted() throws IOException {
        try (CounterFile file = file("17\n")) {
            Thread.currentThread().interrupt();
            assertThat(file.read()).isEqualTo(17);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.read()).isEqualTo(17);
        }
    }

    @Test
    void survives_interrupts_at_any_moment() throws Exception {
        try (CounterFile file = file("17\n")) {
            Thread reader = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                for (int i = 0; i < 5_000; i++) {
                    reader.interrupt();
                    LockSupport.parkNanos(20_000);
                }
            });
            interrupter.start();
            long wrong = 0;
            while (interrupter.isAlive()) {
                wrong += file.read() == 17 ? 0 : 1;
                Thread.interrupted();
            }
            Thread.interrupted();
            interrupter.join();
            assertThat(file.read()).isEqualTo(17);
            assertThat(wrong)
                    .as("readings lost to an interrupt that came twice")
                    .isLessThan(100);
        }
    }

    @Test
    void says_what_it_found_instead_of_a_number() throws IOException {
        assertThatThrownBy(() -> file("unknown\n"))
                .hasMessageContaining("'unknown'")
                .hasMessageContaining("energy_uj");
    }

    private CounterFile file(String content) throws IOException {
        Files.writeString(path, content);
        return new CounterFile(path);
    }
}
