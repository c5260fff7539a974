package io.github.energyjunit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Uses CPU time, of which a body has something however busy the machine is; time by the clock may be the others' alone. */
final class Cpu {
    private Cpu() {}

    /** Uses so much CPU time of the calling thread. */
    static void burn(long millis) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
