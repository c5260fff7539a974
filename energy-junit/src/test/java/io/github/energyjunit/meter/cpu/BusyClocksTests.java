package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BusyClocksTests {
    private static final String STAT = "cpu  1300 10 1061 144968 200 7 19 10 3 0\ncpu0 337 0 325 73145 6 0 5 1 0 0\n";
    private static final long STAT_NANOS = (1300 + 10 + 1061 + 7 + 19) * 10_000_000L;

    private @TempDir Path root;

    @Test
    void countsNeitherIowaitNorStealNorGuestAsBusy() throws IOException {
        write("proc/stat", STAT);

        assertThat(open("/proc/stat").nanos()).isEqualTo(STAT_NANOS);
    }

    @Test
    void prefersTheRootControlGroupsNanoseconds() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");
        write("sys/fs/cgroup/cpuacct/cpuacct.usage", "24000123456\n");

        assertThat(open("cpuacct.usage").nanos()).isEqualTo(24_000_123_456L);
    }

    @Test
    void readsMicrosecondsOfCgroupVersionTwo() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");

        assertThat(open("cpu.stat").nanos()).isEqualTo(24_000_123_000L);
    }

    @Test
    void passesOverTheGroupOfAContainer() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 9000\nuser_usec 1\n");

        assertThat(open("/proc/stat").nanos()).isEqualTo(STAT_NANOS);
    }

    @Test
    void hasNoReadingWhereThereIsNoProc() {
        assertThat(open("none").nanos()).isEqualTo(BusyClock.NO_READING);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void movesOnThisMachine() {
        BusyClock clock = BusyClocks.open(Path.of("/"));
        ProcessClock process = new ProcessClock();
        long before = clock.nanos();
        long end = process.nanos() + 200_000_000L;
        while (process.nanos() < end) {
            Thread.onSpinWait();
        }

        assertThat(clock.nanos() - before).isGreaterThan(100_000_000L);
    }

    private BusyClock open(String expected) {
        BusyClock clock = BusyClocks.open(root);
        assertThat(clock.name()).isEqualTo(expected);
        return clock;
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
