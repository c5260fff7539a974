package it;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Uses so much CPU time, however busy the machine is: that is what joules are estimated from. */
final class Work {

    private static long sink;

    private Work() {}

    static void of(double millis) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + Math.round(millis * 1e6);
        while (threads.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 10_000; i++) {
                sink = sink * 31 + i;
            }
        }
    }
}
