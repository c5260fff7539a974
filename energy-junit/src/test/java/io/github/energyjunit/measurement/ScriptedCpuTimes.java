package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.ContainerName;
import io.github.energyjunit.meter.cpu.ContainerTime;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells the CPU times that a test sets, in ns. */
final class ScriptedCpuTimes implements CpuTimes {
    /** Threads that live; what a thread told before it ended stays in {@link #ofEnded}. */
    final Map<Long, Long> threads = new ConcurrentHashMap<>();

    /** Steps of the clocks that tick. */
    long machineGrain = 1;

    /** How {@link #machine} counts, where a test has it count as the clock would; {@code null} for steps of a grain. */
    @Nullable
    Counting counting;

    long childrenGrain = 1;

    long vmGrain = 1;

    long process;
    long machine;
    long children;
    long containers;
    boolean includesContainers;

    @Nullable
    ContainerName name;

    long vm;
    long ended;
    boolean childRan;

    /** Whether the clock of the process tells what the calling thread had used. */
    boolean tellsCaller;

    /** How often a thread was asked by itself, or all of them. */
    int asks;

    private final Map<Long, Long> asked = new HashMap<>();

    @Override
    public long ofThread(long id) {
        asks++;
        return threads.getOrDefault(id, NO_READING);
    }

    @Override
    public long ofProcess() {
        return process;
    }

    @Override
    public long callerOfProcess() {
        return tellsCaller ? threads.getOrDefault(Thread.currentThread().getId(), NO_READING) : NO_READING;
    }

    @Override
    public long ofChildren() {
        return children / childrenGrain * childrenGrain;
    }

    @Override
    public long ofContainers() {
        return containers;
    }

    @Override
    public List<ContainerTime> takeContainers() {
        return containers > 0 ? List.of(new ContainerTime("c", name, 0, containers)) : List.of();
    }

    @Override
    public long ofIncluded() {
        return includesContainers ? containers : 0;
    }

    @Override
    public long doubtNanos() {
        return childRan ? childrenGrain : 0;
    }

    /** Like the JVM's own list, knows of a thread that has ended only what it had told when it was asked. */
    @Override
    public void ofKinds(ThreadTotals into) {
        asks++;
        asked.putAll(threads);
        into.javaNanos = asked.values().stream().mapToLong(Long::longValue).sum();
        into.vmNanos = vm / vmGrain * vmGrain;
        into.ended = ended;
    }

    @Override
    public long ofVmThreads() {
        return vm;
    }

    @Override
    public long ofMachine() {
        if (machine < 0) {
            return NO_READING;
        }
        return counting == null ? machine / machineGrain * machineGrain : machine;
    }

    @Override
    public Counting machineCounting() {
        return counting == null ? new Counting(machineGrain, 1, false) : counting;
    }
}
