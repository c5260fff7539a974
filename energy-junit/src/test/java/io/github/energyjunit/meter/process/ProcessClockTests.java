package io.github.energyjunit.meter.process;

import static io.github.energyjunit.meter.process.Busy.burn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ProcessClockTests {
    private static final long MS = 1_000_000;

    private final ProcessClock clock = new ProcessClock();

    @Test
    void moves_far_finer_than_the_ticks_of_the_jvms_own_clock() {
        List<Long> steps = new ArrayList<>();
        long last = clock.nanos();
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 50 * MS;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            long now = clock.nanos();
            assertThat(now).isGreaterThanOrEqualTo(last);
            steps.add(now - last);
            last = now;
        }

        steps.sort(null);
        assertThat(steps.get(steps.size() / 2)).isBetween(1L, MS);
    }

    @Test
    void agrees_with_the_jvms_own_clock_over_long_spans_threads_that_end_included() throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long coarse = system.getProcessCpuTime();
        long fine = clock.nanos();
        for (int i = 0; i < 10; i++) {
            Thread thread = new Thread(() -> burn(30 * MS));
            thread.start();
            thread.join();
        }
        burn(100 * MS);
        clock.nanos();

        assertThat(clock.nanos() - fine).isCloseTo(system.getProcessCpuTime() - coarse, within(60 * MS));
        assertThat(clock.nanos() - fine).isGreaterThan(380 * MS);
    }

    @Test
    void counts_nothing_twice_that_a_look_at_all_threads_has_seen() {
        JavaThreadsClock java = new JavaThreadsClock();
        VmThreadsClock vm = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
        List<Long> excesses = new ArrayList<>();
        for (int round = 0; round < 21; round++) {
            ProcessClock one =
                    new ProcessClock(new GroupOf(Thread.currentThread().getId()));
            long all = java.nanos() + vm.nanos();
            long fine = one.nanos();
            burn(MS);
            one.nanos();
            burn(5 * MS);
            one.ofKinds(new ThreadTotals());
            fine = one.nanos() - fine;
            excesses.add(fine - (java.nanos() + vm.nanos() - all));
        }

        excesses.sort(null);
        assertThat(excesses.get(excesses.size() / 2)).isLessThan(3 * MS);
    }

    @Test
    void goes_on_from_the_readers_own_time_when_two_read_in_turns() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            long id = other.submit(() -> Thread.currentThread().getId()).get();
            ProcessClock one =
                    new ProcessClock(new GroupOf(Thread.currentThread().getId(), id));
            GroupOf both = new GroupOf(Thread.currentThread().getId(), id);
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long coarse = system.getProcessCpuTime();
            long fine = one.nanos();
            long burnt = both.nanos();
            for (int turn = 0; turn < 20; turn++) {
                burn(5 * MS);
                one.nanos();
                other.submit(() -> {
                            burn(5 * MS);
                            return one.nanos();
                        })
                        .get();
            }
            fine = one.nanos() - fine;

            assertThat(fine).isGreaterThanOrEqualTo(both.nanos() - burnt - MS);
            assertThat(fine).isLessThanOrEqualTo(system.getProcessCpuTime() - coarse + 60 * MS);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void tells_each_step_of_an_older_thread_from_the_first_reading_on() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(() -> burn(MS)).get();
            List<Long> steps = new ArrayList<>();
            JavaThreadsClock all = new JavaThreadsClock();
            for (int fresh = 0; fresh < 10; fresh++) {
                all.nanos();
                long ended = all.ended();
                ProcessClock young = new ProcessClock();
                List<Long> ofThis = new ArrayList<>();
                for (int step = 0; step < 20; step++) {
                    long before = young.nanos();
                    pool.submit(() -> burn(2 * MS)).get();
                    ofThis.add(young.nanos() - before);
                }
                all.nanos();
                // A thread of others that ends meanwhile takes an unknown time with it.
                if (all.ended() == ended) {
                    steps.addAll(ofThis);
                }
            }

            assertThat(steps).allMatch(step -> step >= 2 * MS);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void doubts_each_step_during_which_no_thread_tells_what_it_has_used() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ProcessClock one = new ProcessClock(new GroupOf(Thread.currentThread().getId()), () -> 1_000 * MS);
        one.nanos();
        try {
            threads.setThreadCpuTimeEnabled(false);
            one.nanos();
            assertThat(one.doubtNanos()).isGreaterThanOrEqualTo(20 * MS);
            ProcessClock late = new ProcessClock();
            late.nanos();
            assertThat(late.doubtNanos()).isGreaterThanOrEqualTo(20 * MS);
        } finally {
            threads.setThreadCpuTimeEnabled(true);
        }
        one.nanos();
        assertThat(one.doubtNanos()).as("a step that began without").isGreaterThanOrEqualTo(20 * MS);
    }
}
