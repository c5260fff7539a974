package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.idle.LoadObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Charges the bodies in flight for each slice of time between two readings. Used by one thread at a time.
 *
 * <p>A clock that fails in the midst of it throws, and nobody has been charged by then.
 */
final class Slices {
    final List<Window> inFlight = new ArrayList<>();
    final Reading reading;
    final LedgerKeeper keeper;
    final LoadObserver load;

    private final Meter meter;
    private final CpuTimes times;
    private final Charges charges;
    private final Split split;
    private final RestOfMachine rest = new RestOfMachine();
    private final Snapshot last;
    private final Snapshot first;

    /** The clocks at the beginning of a slice. */
    private long processNanos = CpuTimes.NO_READING;

    private long machineNanos = CpuTimes.NO_READING;

    /** Threads that the plan has at something beside bodies. */
    private final OtherThreads others;

    /** Whether bodies and these threads are told apart in the slice. */
    private boolean apart;

    /** Whose thread has begun the slice, if that is one of a body. */
    private @Nullable Runner openedBy;

    /** What they add up to: time of this JVM and its children, and of the machine. */
    private long jvmNanos;

    private long busyNanos;

    /** Splits what a meter reads; what a model estimates is charged as the model has it, not shared. */
    Slices(Meter meter, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        charges = new Charges(meter);
        keeper = new LedgerKeeper(meter);
        others = new OtherThreads(keeper, inFlight);
        split = new Split(times, inFlight);
        load = new LoadObserver(meter, times.machineCounting().stepNanos());
        reading = new Reading(meter, times);
        last = meter.newSnapshot();
        first = meter.newSnapshot();
        boundary(false);
        open();
        first.copy(reading.now);
    }

    /** Lets a body be one of those in flight from the last reading on. */
    void join(Window window) {
        Runner runner = window.runner;
        keeper.begin(window, window.id);
        window.overlapped = !inFlight.isEmpty();
        for (int i = 0; i < inFlight.size(); i++) {
            Window other = inFlight.get(i);
            other.overlapped = true;
            if (runner != null) {
                other.started.remove(runner.threadId);
            }
            if (inFlight.size() == 1 && !apart) {
                // Nobody has asked its threads by themselves as long as it was alone.
                ownNanos(other, reading.ofCaller());
                split.prepare();
            }
        }
        inFlight.add(window);
        window.startEnergy.copy(reading.now);
        window.startJvmNanos = jvmNanos;
        window.startBusyNanos = reading.machine < 0 ? CpuTimes.NO_READING : busyNanos;
    }

    /** Lets a body be in flight up to the last reading. */
    void leave(Window window) {
        window.endEnergy.copy(reading.now);
        window.endJvmNanos = jvmNanos;
        window.endBusyNanos = reading.machine < 0 ? CpuTimes.NO_READING : busyNanos;
        forget(window);
    }

    /** Lets a body be in flight no more. */
    void forget(Window window) {
        inFlight.remove(window);
        keeper.end(window);
    }

    /** Reads everything, and charges the bodies in flight. */
    void boundary(boolean atEndOfBody) {
        reading.begin(atEndOfBody);
        long own = 0;
        if (inFlight.size() > 1 || apart || processNanos < 0) {
            others.look(reading.entry);
            own = others.ownNanos();
            // Of two bodies of one thread, the one that began later runs.
            for (int i = inFlight.size() - 1; i >= 0; i--) {
                Window window = inFlight.get(i);
                window.sliceNanos = ownNanos(window, reading.entry);
                own += window.sliceNanos;
            }
        } else if (inFlight.size() == 1) {
            others.look(reading.entry);
            own = others.ownNanos() + ofOnly(inFlight.get(0));
        }
        reading.end();
        charge(own);
    }

    /** Returns what the only body's own thread has used, if that is known without asking: the JVM has used no less. */
    private long ofOnly(Window window) {
        Runner runner = window.runner;
        return runner != null
                        && runner == openedBy
                        && runner.threadId == Thread.currentThread().getId()
                ? ofRunner(window, runner, reading.entry)
                : 0;
    }

    /** Charges bodies, whose threads and those beside them have used so much of their own, in ns. */
    private void charge(long own) {
        long process = reading.processAtEntry();
        long machine = reading.machineAtEntry();
        long jvm = Math.max(own, process < 0 || processNanos < 0 ? 0 : process - processNanos);
        OutsideCpuTimes beside = reading.beside;
        long used = jvm + beside.bodiesNanos();
        boolean told = reading.machine >= 0 && machineNanos >= 0;
        long nanos = meter.nanosBetween(first, reading.now);
        boolean coarse = reading.machineCounting.isCoarse();
        long step = machine - machineNanos;
        long busy = told ? rest.busy(coarse, step, machine, used, jvmNanos, nanos) : used;
        settle(own, jvm, used, told ? busy : CpuTimes.NO_READING, step);
        // Even if no slice is opened after this one, it must not be charged again.
        processNanos = reading.process;
        machineNanos = reading.machine;
        long children = beside.childrenNanos();
        beside.take();
        jvmNanos += used;
        busyNanos += busy;
        keeper.slice(reading.now, jvm, children, busy, reading.entry);
        load.see(reading.now, reading.machine);
        last.copy(reading.now);
    }

    /** Goes on with the plan as it is now, within a slice. */
    void goOn() {
        boolean wasApart = apart;
        others.open();
        apart = !inFlight.isEmpty() && inFlight.size() + others.threads() > 1;
        if (apart && !wasApart && inFlight.size() == 1) {
            // As long as it was alone nobody has asked its threads by themselves.
            ownNanos(inFlight.get(0), reading.ofCaller());
            split.prepare();
        }
    }

    /** Divides the slice that is open, if the calling thread's CPU time is enough for that. */
    boolean note() {
        if (!keeper.isNotable()) {
            return false;
        }
        long nanos = reading.ofCaller();
        if (nanos >= 0) {
            keeper.note(nanos);
        }
        return nanos >= 0;
    }

    /** Begins the next slice behind what measuring itself has used: that is no body's, however long it took. */
    long open() {
        goOn();
        openedBy = null;
        long exit = reading.ofCaller();
        keeper.begin(exit);
        split.skip(reading.until(exit));
        processNanos = reading.processAt(exit);
        machineNanos = reading.machineAt(exit);
        return exit;
    }

    /** Begins the next slice, and the calling thread's work in it for a body that it runs. */
    void open(Runner runner) {
        runner.advanceTo(nanos(runner, open()));
        openedBy = runner;
    }

    /** Returns what the threads of a body have used since the last call, of the calling one up to a time of it. */
    private long ownNanos(Window window, long entry) {
        Runner runner = window.runner;
        if (runner == null) {
            return window.started.advance(times);
        }
        return window.started.advance(times) + ofRunner(window, runner, nanos(runner, entry));
    }

    /** Returns what a thread has used for the body that it runs, and nothing else. */
    private static long ofRunner(Window window, Runner runner, long nanos) {
        long used = runner.advanceTo(nanos);
        return window.away ? 0 : used;
    }

    private long nanos(Runner runner, long ofCaller) {
        return runner.threadId == Thread.currentThread().getId() ? ofCaller : times.ofThread(runner.threadId);
    }

    private void settle(long own, long jvm, long used, long busy, long step) {
        int bodies = inFlight.size();
        int sharers = bodies + others.threads();
        long beside = others.ownNanos();
        double ofOnly = Math.max(0, used - beside);
        long untold = Math.min(Math.max(0, used - own), others.untoldNanos());
        charges.slice(last, reading.now);
        if (bodies > 0 && sharers > 1) {
            split.slice(own, jvm, used - jvm, sharers);
        }
        long grain = times.doubtNanos();
        for (int i = 0; i < bodies; i++) {
            Window window = inFlight.get(i);
            double told = sharers == 1 ? ofOnly - untold : split.told(window, own);
            double shared = sharers == 1 ? untold : split.shared(window, own);
            double atMost = sharers == 1 ? untold : split.atMost(window);
            window.besideNanos += beside + untold;
            window.clockDoubtNanos = Math.max(window.clockDoubtNanos, grain);
            keeper.claim(window, told + shared);
            charges.charge(window, told, shared, atMost, busy < 0 ? used : busy, sharers);
            charges.note(window, (double) reading.beside.containersNanos() / sharers, busy);
            window.jvmNanos += used;
            window.machineNanos += step;
            window.busyNanos = busy < 0 || window.busyNanos < 0 ? CpuTimes.NO_READING : window.busyNanos + busy;
        }
    }
}
