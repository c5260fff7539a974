package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.BusyClock;
import java.lang.management.ManagementFactory;

/** Moves with the CPU time of threads, and with nobody else's, so that a caller explains all of its own time. */
record GroupOf(long... ids) implements BusyClock {
    @Override
    public String name() {
        return "these threads";
    }

    @Override
    public long nanos() {
        long sum = 0;
        for (long id : ids) {
            sum += ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
        }
        return sum;
    }

    @Override
    public void close() {}
}
