package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.ContainerTime;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads the CPU times of this JVM and this machine. */
public final class MachineCpuTimes implements CpuTimes {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean toldByThread = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private final ProcessClock process = new ProcessClock();
    private final ChildrenClock children = ChildrenClock.ofThisMachine();
    private final BusyClock busy;
    private final boolean includesContainers;
    private final ContainersClock containers;
    private final NamedProcessesClock processes;

    /** Reads the machine's time from a clock that stays the caller's. */
    public MachineCpuTimes(BusyClock busy, Included included) {
        this(busy, included, Path.of("/"));
    }

    /** Looks for containers and processes below a root folder. */
    MachineCpuTimes(BusyClock busy, Included included, Path root) {
        this.busy = busy;
        includesContainers = included.containers();
        containers = new ContainersClock(root);
        processes = new NamedProcessesClock(root, included.processes(), !includesContainers, System::nanoTime);
    }

    @Override
    public long ofThread(long id) {
        if (!toldByThread) {
            return NO_READING;
        }
        try {
            return id == Thread.currentThread().getId()
                    ? threads.getCurrentThreadCpuTime()
                    : threads.getThreadCpuTime(id);
        } catch (UnsupportedOperationException e) {
            // A virtual thread.
            return NO_READING;
        }
    }

    @Override
    public long ofProcess() {
        return process.nanos();
    }

    @Override
    public long ofProcess(long ofCaller) {
        return process.nanos(ofCaller);
    }

    @Override
    public long ofChildren() {
        return children.nanos();
    }

    @Override
    public long ofContainers() {
        return containers.nanos();
    }

    @Override
    public List<ContainerTime> takeContainers() {
        return containers.take();
    }

    @Override
    public void nameContainers() {
        containers.name();
    }

    @Override
    public long ofIncluded() {
        return (includesContainers ? containers.latest() : 0) + processes.nanos();
    }

    @Override
    public void watch(boolean on) {
        containers.watch(on);
    }

    @Override
    public long callerOfProcess() {
        return process.callerNanos();
    }

    @Override
    public long callerLately() {
        return process.callerLately();
    }

    @Override
    public long doubtNanos() {
        return children.grainNanos()
                + process.doubtNanos()
                + processes.grainNanos()
                + (includesContainers ? containers.grainNanos() : 0);
    }

    @Override
    public void ofKinds(ThreadTotals into) {
        process.ofKinds(into);
    }

    @Override
    public long ofVmThreads() {
        return process.vmNanos();
    }

    @Override
    public long[] liveThreads() {
        long[] ids = threads.getAllThreadIds();
        Arrays.sort(ids);
        return ids;
    }

    @Override
    public long ofMachine() {
        return busy.nanos();
    }

    @Override
    public Counting machineCounting() {
        return busy.counting();
    }
}
