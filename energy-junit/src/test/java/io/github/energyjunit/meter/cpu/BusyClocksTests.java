package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.process.ProcessClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyClocksTests {
    /** Without lines of processors, so that nobody can tell busy time from idle time. */
    private static final String STAT = "cpu  1300 10 1061 144968 200 7 19 10 3 0\n";

    private static final long STAT_NANOS = (1300 + 10 + 1061 + 7 + 19) * 10_000_000L;

    private @TempDir Path root;

    @Test
    void counts_neither_iowait_nor_steal_nor_guest_as_busy() throws IOException {
        write("proc/stat", STAT);

        assertThat(open("/proc/stat").nanos()).isEqualTo(STAT_NANOS);
    }

    @Test
    void prefers_the_root_control_groups_nanoseconds() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");
        write("sys/fs/cgroup/cpuacct/cpuacct.usage", "24000123456\n");

        assertThat(open("cpuacct.usage").nanos()).isEqualTo(24_000_123_456L);
    }

    @Test
    void reads_microseconds_of_cgroup_version_two() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");

        assertThat(open("cpu.stat").nanos()).isEqualTo(24_000_123_000L);
    }

    @Test
    void passes_over_the_group_of_a_container_however_much_it_has_used() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");
        write("sys/fs/cgroup/cgroup.type", "domain\n");
        write("sys/fs/cgroup/cpuacct/cpuacct.usage", "24000123456\n");
        write("sys/fs/cgroup/cpuacct/cgroup.procs", "1\n");

        assertThat(open("/proc/stat").nanos()).isEqualTo(STAT_NANOS);
    }

    @Test
    void takes_the_root_group_however_little_it_has_used() throws IOException {
        write("proc/stat", STAT);
        write("sys/fs/cgroup/cpuacct/cpuacct.usage", "1000\n");
        write("sys/fs/cgroup/cpuacct/cgroup.procs", "1\n");
        write("sys/fs/cgroup/cpuacct/release_agent", "\n");

        assertThat(open("cpuacct.usage").nanos()).isEqualTo(1_000);
    }

    @Test
    void adds_up_the_groups_at_the_top_of_version_two_where_they_hold_all_processes() throws IOException {
        write("proc/stat", STAT);
        write("proc/1/cgroup", "0::/init.scope\n");
        write("proc/self/cgroup", "0::/user.slice/user-1000.slice\n");
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000000\n");
        write("sys/fs/cgroup/init.scope/cpu.stat", "usage_usec 1000001\n");
        write("sys/fs/cgroup/user.slice/cpu.stat", "usage_usec 2000020\n");
        BusyClock clock = open("cpu.stat of the top groups");
        assertThat(clock.nanos()).isEqualTo(3_000_021_000L);

        write("sys/fs/cgroup/user.slice/cpu.stat", "usage_usec 2000320\n");
        assertThat(clock.nanos()).isEqualTo(3_000_321_000L);
        assertThat(clock.grainNanos()).isLessThan(10_000);
    }

    @Test
    void keeps_the_time_of_a_group_that_has_ended_and_finds_new_ones() throws IOException {
        long[] now = {0};
        write("old/cpu.stat", "usage_usec 500\n");
        write("stays/cpu.stat", "usage_usec 40\n");
        TopGroupsClock clock = new TopGroupsClock(root, () -> now[0]);
        Files.delete(root.resolve("old/cpu.stat"));
        Files.delete(root.resolve("old"));
        write("young/cpu.stat", "usage_usec 3\n");
        now[0] += 2_000_000_000L;

        assertThat(clock.nanos()).isEqualTo(543_000);
        assertThat(clock.nanos()).isEqualTo(543_000);
    }

    @Test
    void finds_the_ticks_of_version_twos_root_by_looking() throws IOException {
        assertThat(growing(4_000).counting()).isEqualTo(new Counting(4_000_000, 1, true));
    }

    @Test
    void takes_ticks_for_the_longest_where_interrupts_are_taken_off_them() throws IOException {
        assertThat(growing(7).counting()).isEqualTo(new Counting(10_000_000, 1, true));
    }

    @Test
    void prefers_idle_time_to_ticks() throws IOException {
        write("proc/stat", STAT + "cpu0 337 0 325 73145 6 0 5 1 0 0\n");
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000123\nuser_usec 1\n");

        assertThat(open("/proc/stat (idle time)").nanos()).isGreaterThanOrEqualTo(STAT_NANOS);
        try (BusyClock ofWindows = BusyClocks.openForWindows(root)) {
            assertThat(ofWindows.name()).isEqualTo("cpu.stat");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1000, true", "10000, true", "1000000, false", "4000000, false", "10000000, false"})
    void tells_a_clock_that_follows_work_from_one_that_ticks(long step, boolean follows) {
        long[] now = {123_456_789};
        LongSupplier wall = () -> now[0] += 1_000;

        assertThat(BusyClocks.followsWork(clock(() -> now[0] / step * step), wall))
                .isEqualTo(follows);
        assertThat(BusyClocks.followsWork(clock(() -> BusyClock.NO_READING), wall))
                .isFalse();
    }

    private static BusyClock clock(LongSupplier nanos) {
        return new BusyClock() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public long nanos() {
                return nanos.getAsLong();
            }

            @Override
            public void close() {}
        };
    }

    private BusyClock growing(long stepMicros) throws IOException {
        write("sys/fs/cgroup/cpu.stat", "usage_usec 24000049\n");
        BusyClock clock = open("cpu.stat");
        assertThat(clock.grainNanos()).as("before it has moved").isEqualTo(10_000_000);
        for (int i = 1; i <= 9; i++) {
            write("sys/fs/cgroup/cpu.stat", "usage_usec " + (24_000_049 + stepMicros * i * i) + "\n");
            clock.nanos();
        }
        return clock;
    }

    @Test
    void gives_each_of_many_threads_whole_readings() throws Exception {
        write("sys/fs/cgroup/cpuacct/cpuacct.usage", "24000123456\n");
        BusyClock clock = open("cpuacct.usage");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> reader = () -> {
                boolean right = true;
                for (int i = 0; i < 20_000; i++) {
                    right &= clock.nanos() == 24_000_123_456L;
                }
                return right;
            };
            for (Future<Boolean> right : threads.invokeAll(Collections.nCopies(4, reader))) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void finds_the_group_that_this_process_is_in() throws IOException {
        write("proc/self/cgroup", "4:cpu,cpuacct:/docker/12ab\n1:name=systemd:/\n");
        write("sys/fs/cgroup/cpu,cpuacct/docker/12ab/cpuacct.usage", "77\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", "99\n");
        assertThat(new ControlGroups(root).own().nanos()).isEqualTo(77);

        write("proc/self/cgroup", "0::/a/b\n");
        write("sys/fs/cgroup/a/b/cpu.stat", "usage_usec 5\n");
        write("sys/fs/cgroup/a/b/cgroup.type", "domain\n");
        assertThat(new ControlGroups(root).own().nanos()).isEqualTo(5_000);
    }

    @Test
    void has_no_reading_where_there_is_no_proc() {
        assertThat(open("none").nanos()).isEqualTo(BusyClock.NO_READING);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void moves_on_this_machine() {
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
