package io.github.energyjunit.meter.process;

import java.lang.management.ManagementFactory;

/** Keeps the current thread busy. */
final class Busy {
    private Busy() {}

    static void burn(long nanos) {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + nanos;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
