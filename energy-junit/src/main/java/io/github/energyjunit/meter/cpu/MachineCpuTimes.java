package io.github.energyjunit.meter.cpu;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Reads the CPU times of this JVM and this machine, without allocating as long as no child process runs. */
public final class MachineCpuTimes implements CpuTimes {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean toldByThread = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private final ProcessClock process = new ProcessClock();
    private final ChildrenClock children = new ChildrenClock();
    private final BusyClock busy;

    /** Reads the machine's time from a clock that stays the caller's. */
    public MachineCpuTimes(BusyClock busy) {
        this.busy = busy;
    }

    @Override
    public long ofThread(long id) {
        if (!toldByThread) {
            return NO_READING;
        }
        return id == Thread.currentThread().getId() ? threads.getCurrentThreadCpuTime() : threads.getThreadCpuTime(id);
    }

    @Override
    public long ofProcess() {
        long own = process.nanos();
        return own < 0 ? NO_READING : own + children.nanos();
    }

    @Override
    public long ofMachine() {
        return busy.nanos();
    }

    @Override
    public long machineGrainNanos() {
        return busy.grainNanos();
    }
}
