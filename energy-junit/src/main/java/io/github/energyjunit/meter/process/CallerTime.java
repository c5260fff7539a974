package io.github.energyjunit.meter.process;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Tells what work costs: the CPU time of the thread that does it, of which a busy machine makes no more. */
public final class CallerTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CallerTime() {}

    /** Returns the calling thread's CPU time in ns; virtual threads have no such clock, so theirs is the time on the wall. */
    public static long nanos() {
        try {
            long nanos = THREADS.getCurrentThreadCpuTime();
            return nanos < 0 ? System.nanoTime() : nanos;
        } catch (UnsupportedOperationException e) {
            return System.nanoTime();
        }
    }
}
