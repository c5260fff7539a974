package it;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

class Work {
    private Work() {}

    /** Uses so much CPU time, however busy the machine is. */
    static void use(int millis) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000L;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
