package io.github.energyjunit.meter.cpu;

/** Holds what kinds of threads have used so far, in ns; filled again and again by {@link CpuTimes#ofKinds}. */
public final class ThreadTotals {
    /** CPU time of the Java threads, as far as each was asked before it ended. */
    public long javaNanos;

    /** CPU time of the JVM's own threads: collectors, compilers. */
    public long vmNanos;

    /** How many Java threads have ended. */
    public long ended;
}
