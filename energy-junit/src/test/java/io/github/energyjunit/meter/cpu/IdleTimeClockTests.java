package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes {@code /proc/stat} as a kernel would. */
class IdleTimeClockTests {
    private static final long MS = 1_000_000;
    private static final long STEP = 10 * MS;

    private @TempDir Path root;
    private long now = 77_777_777;

    /** What the file tells, in ns: what ticks have seen, and what processors really were. */
    private long seen = 50_000 * MS;

    private long idle = 500_003 * MS;
    private long waiting = 17 * MS;
    private long stolen = 3 * MS;
    private int processors = 2;
    private IdleTimeClock clock;

    private IdleTimeClock open() throws IOException {
        write();
        clock = new IdleTimeClock(root, () -> now);
        return clock;
    }

    @AfterEach
    void close() {
        if (clock != null) {
            clock.close();
        }
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder("cpu  " + seen / STEP + " 0 0 " + idle / STEP + " " + waiting / STEP
                + " 0 0 " + stolen / STEP + " 0 0\n");
        for (int i = 0; i < processors; i++) {
            text.append("cpu").append(i).append(" 1 0 0 1 0 0 0 0 0 0\n");
        }
        write("proc/stat", text + "intr 9 9\nctxt 5\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Lets time pass in which processors work, of which ticks see a part. */
    private void pass(long nanos, long busy, long ofThatSeen) throws IOException {
        now += nanos;
        seen += ofThatSeen;
        idle += processors * nanos - busy;
        write();
    }

    @Test
    void counts_what_runs_between_two_ticks() throws IOException {
        long before = open().nanos();

        for (int i = 0; i < 50; i++) {
            pass(100 * MS, 60 * MS, 20 * MS);
            clock.nanos();
        }

        assertThat(clock.nanos() - before).isBetween(3_000 * MS - 3 * STEP, 3_000 * MS + 3 * STEP);
    }

    @ParameterizedTest
    @ValueSource(longs = {MS, 7 * MS, 130 * MS, 1_100 * MS, 40_000 * MS})
    void is_off_by_no_more_than_its_roundings_and_never_steps_back(long pause) throws IOException {
        Random random = new Random(pause);
        long begin = open().nanos();
        long truth = 0;
        long last = begin;
        for (int i = 0; i < 300; i++) {
            long busy = (long) (2 * pause * random.nextDouble());
            truth += busy;
            pass(pause, busy, busy);
            long next = clock.nanos();
            assertThat(next).isGreaterThanOrEqualTo(last);
            assertThat(next - begin).isBetween(truth - 3 * STEP, truth + 3 * STEP);
            last = next;
        }
    }

    @Test
    void takes_neither_waiting_for_a_disk_nor_what_a_hypervisor_steals_for_busy() throws IOException {
        long before = open().nanos();

        now += 800 * MS;
        idle += 900 * MS;
        waiting += 300 * MS;
        stolen += 400 * MS;
        write();

        assertThat(clock.nanos() - before).isBetween(0L, 3 * STEP);
    }

    @Test
    void counts_ticks_while_processors_come_and_go() throws IOException {
        long before = open().nanos();
        pass(900 * MS, 500 * MS, 400 * MS);
        clock.nanos();
        processors = 4;
        // What the kernel tells of one that comes may leap.
        idle += 100_000 * MS;
        pass(200 * MS, 100 * MS, 100 * MS);

        assertThat(clock.nanos() - before).isBetween(500 * MS - 3 * STEP, 520 * MS + 3 * STEP);
        long later = clock.nanos();
        pass(3_000 * MS, 1_200 * MS, 1_000 * MS);
        assertThat(clock.nanos() - later).isBetween(1_100 * MS - 3 * STEP, 1_200 * MS + 3 * STEP);
    }

    @Test
    void counts_ticks_where_idle_time_stands_still() throws IOException {
        long before = open().nanos();
        for (int i = 0; i < 10; i++) {
            now += 1_000 * MS;
            seen += 200 * MS;
            write();
            clock.nanos();
        }

        assertThat(clock.counting()).isEqualTo(new Counting(STEP, 5, true));
        assertThat(clock.nanos() - before).isEqualTo(2_000 * MS);
    }

    @Test
    void knows_that_idle_time_is_sampled_as_well_where_ticks_never_stop() throws IOException {
        assertThat(open().counting()).isEqualTo(new Counting(STEP, 3, false));
        write("proc/cmdline", "root=/dev/sda1 nohz=off quiet\n");
        assertThat(open().counting()).isEqualTo(new Counting(STEP, 3, true));
    }

    @Test
    void is_not_there_where_no_idle_time_is_told() throws IOException {
        idle = 0;
        waiting = 0;
        stolen = 0;
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
        idle = 5_000 * MS;
        processors = 0;
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void counts_what_this_thread_does_on_this_machine() throws IOException {
        try (IdleTimeClock real = new IdleTimeClock(Path.of("/"), System::nanoTime)) {
            long before = real.nanos();
            long end = System.nanoTime() + 400 * MS;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }

            assertThat(real.nanos() - before).isGreaterThan(0);
            assertThat(real.counting().sampled()).isFalse();
        }
    }
}
