package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.JoinedClock;
import io.github.energyjunit.meter.idle.LoadObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits energy among measured bodies that run at the same time.
 *
 * <p>Each begin and each end of a body is a boundary, at which energy and CPU times are read once. Between two
 * boundaries, in a slice, a body gets the slice's energy, and answers for the slice's time, times its CPU time over the
 * machine's; idle power for that time is taken off later. A body that runs alone has all CPU time of the JVM; of several,
 * each has that of its thread and of the threads that it has started, and what belongs to none of them, such as garbage
 * collection, is shared in proportion.
 *
 * <p>Hence what the bodies get, and what other processes do, add up to the machine's energy, whatever its idle power.
 */
final class Timeline {
    private static final long COARSE_NANOS = 1_000_000;

    private final Meter meter;
    private final CpuTimes times;
    private final SourceInfo.@Nullable Model model;
    private final List<Window> inFlight = new ArrayList<>();
    private final JoinedClock jvmClock = new JoinedClock();
    private final JoinedClock machineClock = new JoinedClock();
    private final boolean machineIsCoarse;
    private final LoadObserver load;
    private final Snapshot now;
    private final Snapshot last;
    private long knownNanos;
    private long jvmNanos;
    private long busyNanos;
    private boolean busyKnown;

    /** Splits what a meter reads; what a model estimates is charged as the model has it, not shared. */
    Timeline(Meter meter, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        model = meter.info().model();
        machineIsCoarse = times.machineGrainNanos() >= COARSE_NANOS;
        load = new LoadObserver(meter, times.machineGrainNanos());
        now = meter.newSnapshot();
        last = meter.newSnapshot();
    }

    /** Returns what power was at which load. */
    LoadObserver load() {
        return load;
    }

    synchronized void begin(Window window, Runner runner) {
        window.reset(runner);
        if (inFlight.isEmpty()) {
            // Asking for all threads may take as long as a short body; asked just before, the clock answers at once.
            times.ofProcess();
        }
        if (runner.cpuNanos >= 0) {
            // What the thread did between two bodies is known as well, and belongs to none.
            knownNanos += advance(runner);
        } else {
            runner.cpuNanos = times.ofThread(runner.threadId);
        }
        boundary(false);
        window.overlapped = !inFlight.isEmpty();
        for (int i = 0; i < inFlight.size(); i++) {
            inFlight.get(i).overlapped = true;
        }
        inFlight.add(window);
        window.startEnergy.copy(now);
        window.startJvmNanos = jvmNanos;
        window.startBusyNanos = busyKnown ? busyNanos : CpuTimes.NO_READING;
        runner.enter(window);
    }

    synchronized void end(Window window) {
        boundary(true);
        window.endEnergy.copy(now);
        window.endJvmNanos = jvmNanos;
        window.endBusyNanos = busyKnown ? busyNanos : CpuTimes.NO_READING;
        inFlight.remove(window);
        if (window.runner != null) {
            window.runner.leave();
        }
        // Threads that outlive their body must not go on for a later one that uses the window again.
        window.generation.incrementAndGet();
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
        if (energyFirst) {
            meter.read(now);
        }
        long own = 0;
        for (int i = 0; i < inFlight.size(); i++) {
            Window window = inFlight.get(i);
            Runner runner = window.runner;
            window.sliceNanos = window.started.advance(times) + (runner == null ? 0 : advance(runner));
            own += window.sliceNanos;
        }
        knownNanos += own;
        long jvm = jvmClock.join(knownNanos, times.ofProcess());
        long machine = times.ofMachine();
        // A fine clock needs no joining, which would only move time from one slice to another.
        long busy = machineIsCoarse ? machineClock.join(jvm, machine) : machine;
        if (!energyFirst) {
            meter.read(now);
        }
        if (!inFlight.isEmpty()) {
            long used = jvm - jvmNanos;
            settle(own, used, busyKnown && machine >= 0 ? Math.max(used, busy - busyNanos) : CpuTimes.NO_READING);
        }
        load.see(now, machine < 0 ? CpuTimes.NO_READING : busy);
        jvmNanos = jvm;
        busyNanos = busy;
        busyKnown = machine >= 0;
        last.copy(now);
    }

    private long advance(Runner runner) {
        long nanos = times.ofThread(runner.threadId);
        if (nanos < 0) {
            return 0;
        }
        long delta = Math.max(0, nanos - runner.cpuNanos);
        runner.cpuNanos = nanos;
        return delta;
    }

    private void settle(long own, long jvm, long busy) {
        long total = meter.totalBetween(last, now);
        long nanos = meter.nanosBetween(last, now);
        int lost = 0;
        for (int i = 0; i < inFlight.size(); i++) {
            lost += inFlight.get(i).started.lost();
        }
        for (int i = 0; i < inFlight.size(); i++) {
            Window window = inFlight.get(i);
            double cpu = inFlight.size() == 1 ? jvm : window.sliceNanos + (jvm - own) * weight(window, own, lost);
            long whole = busy < 0 ? jvm : busy;
            double share = whole > 0 ? cpu / whole : 1.0 / inFlight.size();
            window.cpuNanos += Math.round(cpu);
            window.busyNanos = busy < 0 || window.busyNanos < 0 ? CpuTimes.NO_READING : window.busyNanos + busy;
            window.torn |= total < 0;
            window.idleNanos += nanos * share;
            window.grossMicrojoules += model == null ? total * share : model.microjoules(cpu, nanos * share);
        }
    }

    /** Returns the part of a window in what no thread explains: of those that lost a thread, before all others. */
    private double weight(Window window, long own, int lost) {
        if (lost > 0) {
            return (double) window.started.lost() / lost;
        }
        return own > 0 ? (double) window.sliceNanos / own : 1.0 / inFlight.size();
    }
}
