package io.github.energyjunit.meter.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * The coarse clock, which is read once each time that all threads are asked; counts how often that happens though the
 * reader did not have to wait: it may have waited for another thread, however seldom that is so on a busy machine.
 */
final class Asked implements LongSupplier {
    /** A little less than a clock takes for waiting. */
    private static final long WAITED_NANOS = 40_000;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private int asked;
    private int withoutReason;
    private long readings;
    private long waitedAtLast;
    private long waitedBefore;

    @Override
    public long getAsLong() {
        asked++;
        return system.getProcessCpuTime();
    }

    /** Reads a clock once, and sees whether this thread had to wait meanwhile or at the reading before. */
    long by(LongSupplier clock) {
        int before = asked;
        long told = clock.getAsLong();
        long waited = System.nanoTime() - ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (asked > before && readings >= 2 && waited - waitedBefore < WAITED_NANOS) {
            withoutReason++;
        }
        readings++;
        waitedBefore = waitedAtLast;
        waitedAtLast = waited;
        return told;
    }

    int withoutReason() {
        return withoutReason;
    }
}
