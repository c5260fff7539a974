package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.RestRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits energy among measured bodies that run at the same time.
 *
 * <p>Each begin and each end of a body is a boundary, at which energy and CPU times are read once. Between two
 * boundaries, in a slice, a body gets the slice's energy, and answers for the slice's time, times its CPU time over the
 * machine's; idle power for that time is taken off later. A body that runs alone has all CPU time of the JVM and of its
 * children, and no thread is asked for it by itself; several share that as {@link Split} says.
 *
 * <p>Hence what the bodies get, and what other processes do, add up to the machine's energy, whatever its idle power.
 */
final class Timeline {
    private static final long COARSE_NANOS = 1_000_000;

    private final Meter meter;
    private final CpuTimes times;
    private final SourceInfo.@Nullable Model model;
    private final List<Window> inFlight = new ArrayList<>();
    private final Split split;
    private final RestRate others = new RestRate();
    private final Snapshot now;
    private final Snapshot last;
    private final Snapshot first;

    /** The clocks as they are read at a boundary, and what the calling thread had used when they were. */
    private long process;

    private long processCaller;
    private long machine;
    private long machineCaller;

    /** The clocks at the beginning of a slice. */
    private long processNanos = CpuTimes.NO_READING;

    private long childrenNanos;
    private long machineNanos = CpuTimes.NO_READING;

    /** What they add up to: time of this JVM and its children, and of the machine. */
    private long jvmNanos;

    private long busyNanos;

    /** Splits what a meter reads; what a model estimates is charged as the model has it, not shared. */
    Timeline(Meter meter, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        model = meter.info().model();
        split = new Split(times, inFlight);
        now = meter.newSnapshot();
        last = meter.newSnapshot();
        first = meter.newSnapshot();
        boundary(false);
        open();
        first.copy(now);
    }

    synchronized void begin(Window window, Runner runner) {
        window.reset(runner);
        boundary(false);
        window.overlapped = !inFlight.isEmpty();
        for (int i = 0; i < inFlight.size(); i++) {
            Window other = inFlight.get(i);
            other.overlapped = true;
            other.started.remove(runner.threadId);
            if (inFlight.size() == 1) {
                // Nobody has asked its threads by themselves as long as it was alone.
                ownNanos(other, ofCaller());
                split.prepare();
            }
        }
        inFlight.add(window);
        window.startEnergy.copy(now);
        window.startJvmNanos = jvmNanos;
        window.startBusyNanos = machine < 0 ? CpuTimes.NO_READING : busyNanos;
        runner.enter(window);
        runner.advanceTo(nanos(runner, open()));
    }

    synchronized void end(Window window) {
        boundary(true);
        window.endEnergy.copy(now);
        window.endJvmNanos = jvmNanos;
        window.endBusyNanos = machine < 0 ? CpuTimes.NO_READING : busyNanos;
        inFlight.remove(window);
        if (window.runner != null) {
            window.runner.leave();
        }
        // Threads that outlive their body must not go on for a later one that uses the window again.
        window.generation.incrementAndGet();
        open();
    }

    /** Forgets a body, whatever its readings are worth. */
    synchronized void forget(Window window) {
        inFlight.remove(window);
        if (window.runner != null) {
            window.runner.leave();
        }
        window.generation.incrementAndGet();
    }

    /** Reads everything; energy stands next to the body, since asking for CPU times takes a part of a short one. */
    private void boundary(boolean energyFirst) {
        long entry = ofCaller();
        if (energyFirst) {
            meter.read(now);
        }
        long own = 0;
        if (inFlight.size() > 1 || processNanos < 0) {
            for (int i = 0; i < inFlight.size(); i++) {
                Window window = inFlight.get(i);
                window.sliceNanos = ownNanos(window, entry);
                own += window.sliceNanos;
            }
        }
        process = times.ofProcess();
        processCaller = entry < 0 ? CpuTimes.NO_READING : times.callerOfProcess();
        long children = Math.max(childrenNanos, times.ofChildren());
        machine = times.ofMachine();
        machineCaller = processCaller < 0 ? CpuTimes.NO_READING : ofCaller();
        if (!energyFirst) {
            meter.read(now);
        }
        long jvm = Math.max(
                own, process < 0 || processNanos < 0 ? 0 : process - processNanos - between(entry, processCaller));
        long used = jvm + children - childrenNanos;
        long busy = busy(machine < 0 ? machine : machine - between(entry, machineCaller), used);
        settle(own, jvm, used, machine < 0 || machineNanos < 0 ? CpuTimes.NO_READING : busy);
        childrenNanos = children;
        jvmNanos += used;
        busyNanos += busy;
        last.copy(now);
    }

    /** Begins the next slice behind what measuring itself has used: that is no body's, however long it took. */
    private long open() {
        long exit = ofCaller();
        processNanos = process < 0 ? CpuTimes.NO_READING : process + between(processCaller, exit);
        machineNanos = machine < 0 ? CpuTimes.NO_READING : machine + between(machineCaller, exit);
        return exit;
    }

    private static long between(long earlier, long later) {
        return earlier < 0 || later < 0 ? 0 : Math.max(0, later - earlier);
    }

    private long ofCaller() {
        return times.ofThread(Thread.currentThread().getId());
    }

    /** Returns how long the machine was busy since the last boundary, in ns, and at least as long as this JVM was. */
    private long busy(long machine, long used) {
        if (machine < 0 || machineNanos < 0) {
            return used;
        }
        return times.machineGrainNanos() < COARSE_NANOS
                ? Math.max(used, machine - machineNanos)
                : used + others.advance(meter.nanosBetween(first, now), jvmNanos + used, machine);
    }

    /** Returns what the threads of a body have used since the last call, of the calling one up to a time of it. */
    private long ownNanos(Window window, long entry) {
        Runner runner = window.runner;
        if (runner == null) {
            return window.started.advance(times);
        }
        return window.started.advance(times) + runner.advanceTo(nanos(runner, entry));
    }

    private long nanos(Runner runner, long ofCaller) {
        return runner.threadId == Thread.currentThread().getId() ? ofCaller : times.ofThread(runner.threadId);
    }

    private void settle(long own, long jvm, long used, long busy) {
        int bodies = inFlight.size();
        if (bodies > 1) {
            split.slice(own, jvm, used - jvm);
        }
        long grain = times.doubtNanos();
        for (int i = 0; i < bodies; i++) {
            Window window = inFlight.get(i);
            double told = bodies == 1 ? used : split.told(window, own);
            double shared = bodies == 1 ? 0 : split.shared(window);
            double atMost = bodies == 1 ? 0 : split.atMost(window);
            window.clockDoubtNanos = Math.max(window.clockDoubtNanos, grain);
            charge(window, told, shared, atMost, busy < 0 ? used : busy);
            window.busyNanos = busy < 0 || window.busyNanos < 0 ? CpuTimes.NO_READING : window.busyNanos + busy;
        }
    }

    /** Charges a body for CPU times in ns: what is its own, its part of what cannot be told, and all that may be its own. */
    private void charge(Window window, double told, double shared, double atMost, long whole) {
        long total = meter.totalBetween(last, now);
        double nanos = meter.nanosBetween(last, now);
        double part = whole > 0 ? 1.0 / whole : 0;
        double cpu = told + shared;
        double share = whole > 0 ? cpu * part : 1.0 / inFlight.size();
        window.cpuNanos += Math.round(cpu);
        window.torn |= total < 0;
        window.idleNanos += nanos * share;
        window.grossMicrojoules += microjoules(total, share, cpu, nanos);
        window.sharedNanos += shared;
        window.sharedIdleNanos += nanos * shared * part;
        window.sharedMicrojoules += microjoules(total, shared * part, shared, nanos);
        double elsewhere = atMost - shared;
        window.othersNanos += elsewhere;
        window.othersIdleNanos += nanos * elsewhere * part;
        window.othersMicrojoules += microjoules(total, elsewhere * part, elsewhere, nanos);
    }

    private double microjoules(long total, double share, double cpuNanos, double nanos) {
        return model == null ? total * share : model.microjoules(cpuNanos, nanos * share);
    }
}
