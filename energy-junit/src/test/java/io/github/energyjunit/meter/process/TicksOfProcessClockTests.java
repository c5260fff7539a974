package io.github.energyjunit.meter.process;

import static io.github.energyjunit.meter.process.Busy.burn;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** When the clock of the process asks all threads, and what a tick of the JVM's own clock makes of it. */
class TicksOfProcessClockTests {
    private static final long MS = 1_000_000;

    @Test
    void takes_nothing_from_a_body_because_a_tick_comes_later_than_expected() {
        JavaThreadsClock java = new JavaThreadsClock();
        VmThreadsClock vm = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
        long start = java.nanos() + vm.nanos();
        // Nearly as far behind as it may be, where the clock takes it to be half as far.
        LongSupplier late = () -> 1_000 * MS + Math.max(0, java.nanos() + vm.nanos() - start - 19 * MS);
        ProcessClock one = new ProcessClock(new GroupOf(Thread.currentThread().getId()), late);
        long fine = one.nanos();
        for (int step = 0; step < 5; step++) {
            // Waiting makes the clock ask all threads.
            LockSupport.parkNanos(MS);
            burn(3 * MS);
            long next = one.nanos();
            assertThat(next - fine).as("step %d", step).isGreaterThanOrEqualTo(3 * MS);
            fine = next;
        }
    }

    @Test
    void gives_nothing_to_a_body_because_a_tick_comes_earlier_than_expected() {
        JavaThreadsClock java = new JavaThreadsClock();
        VmThreadsClock vm = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
        List<Long> excesses = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long[] coarse = {
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
            };
            ProcessClock one =
                    new ProcessClock(new GroupOf(Thread.currentThread().getId()), () -> coarse[0]);
            long all = java.nanos() + vm.nanos();
            long fine = one.nanos();
            coarse[0] += 20 * MS;
            LockSupport.parkNanos(MS);
            fine = one.nanos() - fine;
            // What other threads use between two looks at the same moment is in one of them alone.
            excesses.add(fine - (java.nanos() + vm.nanos() - all));
        }

        excesses.sort(null);
        assertThat(excesses.get(2)).isLessThan(5 * MS);
    }

    @Test
    void does_not_ask_many_threads_again_because_asking_them_took_its_time() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Thread thread = new Thread(() -> {
                    while (!over.get()) {
                        LockSupport.park();
                    }
                });
                idle.add(thread);
                thread.start();
            }
            Asked asked = new Asked();
            ProcessClock one =
                    new ProcessClock(new GroupOf(Thread.currentThread().getId()), asked);
            for (int i = 0; i < 200; i++) {
                asked.by(one::nanos);
            }

            // If asking were a reason to ask again, it would happen each time; now and then a host takes time away.
            assertThat(asked.withoutReason()).isLessThan(100);
        } finally {
            over.set(true);
            idle.forEach(LockSupport::unpark);
            for (Thread thread : idle) {
                thread.join();
            }
        }
    }

    @Test
    void does_not_ask_all_threads_because_the_caller_read_a_slow_counter_since_it_read_its_own_clock() {
        Asked asked = new Asked();
        ProcessClock one = new ProcessClock(new GroupOf(Thread.currentThread().getId()), asked);
        one.nanos();
        for (int i = 0; i < 100; i++) {
            long entry = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            burn(MS / 10);
            long told = asked.by(() -> one.nanos(entry));
            assertThat(one.callerNanos()).isGreaterThanOrEqualTo(entry + MS / 10);
            assertThat(told).isPositive();
        }

        assertThat(asked.withoutReason()).isLessThan(50);
    }
}
