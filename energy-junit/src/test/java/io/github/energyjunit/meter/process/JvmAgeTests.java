package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmAgeTests {
    private @TempDir Path root;

    private void machine(String uptime, long startedTicks) throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(
                root.resolve("proc/self/stat"),
                "4711 (java (x) y) S" + " 0".repeat(18) + " " + startedTicks + " 0 0\n");
        Files.writeString(root.resolve("proc/uptime"), uptime + " 1.00\n");
    }

    private long millis(long sinceStart) {
        return TimeUnit.NANOSECONDS.toMillis(JvmAge.nanos(root, TimeUnit.MILLISECONDS.toNanos(sinceStart)));
    }

    @Test
    void a_process_is_older_than_what_its_beans_say() throws IOException {
        machine("100.50", 10_000);

        assertThat(millis(430)).isEqualTo(500);
    }

    @Test
    void an_uptime_of_a_container_is_not_believed() throws IOException {
        machine("3.00", 10_000);
        assertThat(millis(430)).isEqualTo(430);

        machine("99999.00", 10_000);
        assertThat(millis(430)).isEqualTo(430);
    }

    @Test
    void without_such_files_the_beans_hold() {
        assertThat(millis(430)).isEqualTo(430);
    }

    @Test
    void this_jvm_is_no_younger_than_its_beans_say() {
        assertThat(JvmAge.nanos(Path.of("/"), 5_000_000)).isGreaterThanOrEqualTo(5_000_000);
    }
}
