package io.github.energyjunit.meter.cpu;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Finds the step of a CPU clock by watching it: nanoseconds on Linux, 10 to 16 ms on Windows, whatever the number says. */
public final class ClockGrain {
    /** A step below this is none worth mentioning: reading the clock twice takes as long. */
    private static final long FINE_NANOS = 1_000_000L;

    /** The step of Windows' clocks, which is believed where none was seen in time. */
    private static final long COARSE_NANOS = 15_625_000L;

    /** A watcher on a machine where everybody waits sees a coarse clock's second step after a while. */
    private static final long PATIENCE_NANOS = 250_000_000L;

    private ClockGrain() {}

    /** Returns the step of the clocks of this JVM's threads in ns, 1 where they are fine. */
    public static long ofThreads() {
        return OfThreads.NANOS;
    }

    /**
     * Watches a clock until it has moved twice, which takes a coarse one some tens of milliseconds.
     *
     * @param cpu the CPU time of the thread that watches, in ns; negative where there is none
     * @param wall time in ns
     * @return the step in ns; 1 where it is fine or there is no clock
     */
    static long watch(LongSupplier cpu, LongSupplier wall) {
        long start = wall.getAsLong();
        long first = move(cpu, wall, cpu.getAsLong(), start);
        if (first < 0) {
            return cpu.getAsLong() < 0 ? 1 : COARSE_NANOS;
        }
        long second = move(cpu, wall, first, start);
        if (second < 0) {
            return COARSE_NANOS;
        }
        return second - first < FINE_NANOS ? 1 : second - first;
    }

    private static long move(LongSupplier cpu, LongSupplier wall, long from, long start) {
        while (from >= 0 && wall.getAsLong() - start < PATIENCE_NANOS) {
            long now = cpu.getAsLong();
            if (now != from) {
                return now;
            }
        }
        return -1;
    }

    /** Is looked at once, by the first that asks. */
    private static final class OfThreads {
        static final long NANOS = look();

        private static long look() {
            try {
                ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                        ? watch(threads::getCurrentThreadCpuTime, System::nanoTime)
                        : 1;
            } catch (RuntimeException | LinkageError e) {
                return 1;
            }
        }
    }
}
