package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.idle.LoadObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final Meter meter;
    private final CpuTimes times;
    private final Charges charges;
    private final List<Window> inFlight = new ArrayList<>();
    private final Split split;
    private final Rest rest;
    private final LoadObserver load;
    private final Book book;
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
        charges = new Charges(meter);
        rest = new Rest(times);
        book = new Book(meter);
        split = new Split(times, inFlight);
        load = new LoadObserver(meter, times.machineGrainNanos());
        now = meter.newSnapshot();
        last = meter.newSnapshot();
        first = meter.newSnapshot();
        boundary(false);
        open();
        first.copy(now);
    }

    /** Returns what power was at which load. */
    LoadObserver load() {
        return load;
    }

    /** Begins a body of a test of the plan, which may be unknown. */
    synchronized void begin(Window window, Runner runner, @Nullable String id) {
        window.reset(runner);
        book.prepare();
        boundary(false);
        book.begin(window, id);
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
        forget(window);
        open();
    }

    /** Lets the ledger know, if there is one, that something else begins. */
    synchronized void change(Consumer<Ledger> change) {
        if (book.isDue()) {
            book.prepare();
            boundary(false);
            book.attempt(change);
            open();
        } else {
            book.attempt(change);
            book.open(inFlight);
        }
    }

    /** Lets somebody see the bodies that are in flight, charged up to now, and the counters; it must not throw. */
    synchronized void see(boolean energyFirst, BiConsumer<List<Window>, Snapshot> reader) {
        boundary(energyFirst);
        reader.accept(inFlight, now);
        Runner.current().advanceTo(open());
    }

    /** Looks at the ledger, if there is one, without a boundary. */
    synchronized void look(Consumer<Ledger> reader) {
        book.attempt(reader);
    }

    /** Looks at the ledger, if there is one, with everything up to now in it. */
    synchronized void settle(Consumer<Ledger> reader) {
        boundary(false);
        book.attempt(ledger -> ledger.settle(now));
        book.attempt(reader);
        open();
    }

    /** Begins to keep a ledger, unless there is one. */
    synchronized void follow(long originNanos) {
        if (book.ledger() == null) {
            boundary(false);
            book.keep(Life.ledger(meter, times, now, originNanos));
            open();
        }
    }

    /** Forgets a body, whatever its readings are worth. */
    synchronized void forget(Window window) {
        inFlight.remove(window);
        book.end(window);
        if (window.runner != null) {
            window.runner.leave();
        }
        // Threads that outlive their body must not go on for a later one that uses the window again.
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
        boolean told = machine >= 0 && machineNanos >= 0;
        long then = machine - between(entry, machineCaller);
        long busy = told ? rest.busy(then - machineNanos, then, used, jvmNanos, meter.nanosBetween(first, now)) : used;
        settle(own, jvm, used, told ? busy : CpuTimes.NO_READING);
        book.slice(now, jvm, used - jvm, busy);
        childrenNanos = children;
        jvmNanos += used;
        busyNanos += busy;
        load.see(now, machine);
        last.copy(now);
    }

    /** Begins the next slice behind what measuring itself has used: that is no body's, however long it took. */
    private long open() {
        book.open(inFlight);
        long exit = ofCaller();
        processNanos = process < 0 ? CpuTimes.NO_READING : process + between(processCaller, exit);
        machineNanos = machine < 0 ? CpuTimes.NO_READING : machine + between(machineCaller, exit);
        return exit;
    }

    private static long between(long earlier, long later) {
        return earlier < 0 || later < 0 ? 0 : Math.max(0, later - earlier);
    }

    long ofCaller() {
        return times.ofThread(Thread.currentThread().getId());
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
        charges.slice(last, now);
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
            book.claim(window, told + shared);
            charges.charge(window, told, shared, atMost, busy < 0 ? used : busy, bodies);
            window.busyNanos = busy < 0 || window.busyNanos < 0 ? CpuTimes.NO_READING : window.busyNanos + busy;
        }
    }
}
