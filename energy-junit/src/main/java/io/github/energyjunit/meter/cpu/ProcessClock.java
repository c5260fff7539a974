package io.github.energyjunit.meter.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/**
 * Reads the CPU time, in ns, that this JVM has used: the test's threads, and garbage collection, compilers and pools as
 * well.
 *
 * <p>{@code getProcessCpuTime} moves in steps of 10 ms, on JDK 17 as on 25. Between its steps the clock follows the
 * threads, each of which is known finely. Asking all of them costs as much as measuring a whole test, so within a short
 * time only the thread that called last is asked; what others did meanwhile shows when all are asked next.
 */
public final class ProcessClock {
    /** All threads are asked again after this many times what asking them took: it costs at most a sixty-fourth. */
    private static final long TIMES_ITS_COST = 64;

    private static final long LEAST_FRESH_NANOS = 1_000_000L;
    private static final long MOST_FRESH_NANOS = 20_000_000L;

    /** User and system time are each cut down to a tick of 10 ms. */
    private static final long GRAIN_NANOS = 20_000_000L;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final JavaThreadsClock javaThreads = new JavaThreadsClock();
    private final VmThreadsClock vmThreads = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
    private final boolean fine = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private long unseen = Long.MIN_VALUE;
    private long allAskedAt;
    private long freshNanos;
    private long caller;
    private long callerThen;
    private long then = BusyClock.NO_READING;
    private long told = BusyClock.NO_READING;

    /** Reads the clock; {@link BusyClock#NO_READING} where the JVM cannot tell. */
    public synchronized long nanos() {
        if (!fine) {
            return system.getProcessCpuTime();
        }
        long now = System.nanoTime();
        long thread = Thread.currentThread().getId();
        long callerNow = threads.getCurrentThreadCpuTime();
        if (thread == caller) {
            told = Math.max(told, then + callerNow - callerThen);
        }
        if (then >= 0 && now - allAskedAt < freshNanos) {
            return told;
        }
        // Time already told must not be taken back.
        then = Math.max(told, ofAllThreads());
        told = then;
        allAskedAt = now;
        long cost = TIMES_ITS_COST * (System.nanoTime() - now);
        freshNanos = Math.max(LEAST_FRESH_NANOS, Math.min(MOST_FRESH_NANOS, cost));
        caller = thread;
        callerThen = callerNow;
        return then;
    }

    /** Adds what the threads do not tell, as little of it as the coarse clock allows to change: threads that have ended. */
    private long ofAllThreads() {
        long coarse = system.getProcessCpuTime();
        long seen = javaThreads.nanos() + vmThreads.nanos();
        long least = coarse - seen;
        long most = least + GRAIN_NANOS;
        unseen = unseen == Long.MIN_VALUE ? (least + most) / 2 : Math.min(most, Math.max(least, unseen));
        return seen + unseen;
    }
}
