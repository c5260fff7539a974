package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Looks at made-up processes. */
@EnabledOnOs(OS.LINUX)
class NamedProcessesClockTests {
    private static final long TICK = 10_000_000;
    private static final String ID = "0123456789abcdef".repeat(4);

    private @TempDir Path root;
    private final long[] now = {1};

    private Path process(long pid, String name, long parent, long userTicks, long systemTicks) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/" + pid));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("cgroup"), "0::/system.slice/x.service\n");
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S " + parent + " 1 1 0 -1 4194560 1 0 0 0 " + userTicks + " " + systemTicks
                        + " 99 99 20 0 1 0 100 1000 100 18446744073709551615 1 1\n");
        return folder;
    }

    private NamedProcessesClock clock(boolean withContainers) {
        return new NamedProcessesClock(root, Set.of("postgres", "redis"), withContainers, () -> now[0]);
    }

    @BeforeEach
    void startNeighbours() throws IOException {
        process(7, "postgres", 1, 1_000, 10);
        process(8, "java", 1, 2_000, 0);
    }

    @Test
    void counts_what_processes_of_the_names_use_from_the_first_look_on_and_new_ones_from_their_start()
            throws IOException {
        NamedProcessesClock clock = clock(true);
        assertThat(clock.nanos()).isZero();
        process(7, "postgres", 1, 1_020, 15);
        process(8, "java", 1, 2_500, 0);
        process(9, "redis", 1, 30, 1);
        assertThat(clock.nanos()).isEqualTo(25 * TICK);
        assertThat(clock.grainNanos()).isPositive();
        now[0] += 1_000_000_000;

        assertThat(clock.nanos()).isEqualTo(56 * TICK);
        assertThat(clock.nanos()).isEqualTo(56 * TICK);
        assertThat(clock.grainNanos()).isZero();
    }

    @Test
    void what_this_jvm_has_started_counts_as_its_childrens() throws IOException {
        NamedProcessesClock clock = clock(true);
        process(20, "sh", ProcessHandle.current().pid(), 5, 5);
        process(21, "postgres", 20, 40, 0);
        process(ProcessHandle.current().pid(), "redis", 1, 40, 0);
        now[0] += 1_000_000_000;

        assertThat(clock.nanos()).isZero();
    }

    @Test
    void what_is_in_a_container_counts_once_where_containers_count() throws IOException {
        NamedProcessesClock alone = clock(true);
        NamedProcessesClock beside = clock(false);
        Path folder = process(21, "postgres", 1, 40, 0);
        Files.writeString(folder.resolve("cgroup"), "0::/docker/" + ID + "\n");
        now[0] += 1_000_000_000;

        assertThat(alone.nanos()).isEqualTo(40 * TICK);
        assertThat(beside.nanos()).isZero();
    }
}
