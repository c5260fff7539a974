package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.background.Turn;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.idle.LoadObserver;
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
 *
 * <p>Clocks may not answer. They are read in a {@link Turn}, for which nobody waits long. {@link MissedEvents} keeps what happens
 * while nothing can be read, and the bodies that this concerns have no reading.
 */
final class Timeline {
    private final Meter meter;
    private final CpuTimes times;
    private final Slices slices;
    private final LedgerKeeper keeper;
    private final Turn turn = new Turn();
    private final MissedEvents missed = new MissedEvents();

    Timeline(Meter meter, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        slices = new Slices(meter, times);
        keeper = slices.keeper;
    }

    /** Returns what power was at which load. */
    LoadObserver load() {
        return slices.load;
    }

    /** Returns the turns in which clocks are read. */
    Turn turn() {
        return turn;
    }

    /** Tells how the machine's clock counts, as it was read last. */
    Counting machineCounting() {
        return slices.reading.machineCounting;
    }

    /** Reads what the calling thread has used, in ns. */
    long ofCaller() {
        return slices.reading.ofCaller();
    }

    /** Begins a body of a test of the plan, which may be unknown; where this throws, {@link #end} ends it all the same. */
    void begin(Window window, Runner runner, @Nullable String id) {
        window.reset(runner);
        window.id = id;
        window.followed = true;
        runner.enter(window);
        boolean read = false;
        take(window);
        try {
            keeper.prepare();
            slices.boundary(false);
            slices.join(window);
            slices.open(runner);
            read = true;
        } finally {
            if (!read) {
                missed.begin(window);
            }
            turn.end();
        }
    }

    /** Ends a body, whatever it throws. */
    void end(Window window) {
        boolean read = false;
        try {
            take(null);
            try {
                slices.boundary(true);
                leave(window);
                slices.leave(window);
                slices.open();
                read = true;
            } finally {
                turn.end();
            }
        } finally {
            if (!read) {
                missed.end(window);
            }
            leave(window);
            // Threads that outlive their body must not go on for a later one that uses the window again.
            window.generation.incrementAndGet();
        }
    }

    private static void leave(Window window) {
        Runner runner = window.runner;
        if (runner != null) {
            runner.leave(window);
        }
    }

    /** Lets the ledger know, if there is one, that something else begins; where nothing can be read, later. */
    void change(Consumer<Ledger> change) {
        if (!turn.take()) {
            missed.change(change);
            return;
        }
        try {
            missed.settle(slices);
            boolean due = !noteOrNot() && keeper.isDue();
            if (due) {
                keeper.prepare();
                boundaryOrGap();
            }
            keeper.attempt(change);
            if (due) {
                slices.open();
            } else {
                slices.goOn();
            }
        } finally {
            turn.end();
        }
    }

    private boolean noteOrNot() {
        try {
            return slices.note();
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    /** A ledger that cannot know what was used up to a change must know of the change all the same. */
    private void boundaryOrGap() {
        try {
            boundary(false);
        } catch (RuntimeException | Error e) {
            keeper.miss();
        }
    }

    /** Lets somebody see the bodies that are in flight, charged up to now, and the counters; it must not throw. */
    void see(boolean energyFirst, BiConsumer<List<Window>, Snapshot> reader) {
        take(null);
        try {
            boundary(energyFirst);
            reader.accept(slices.inFlight, slices.reading.now);
            Runner.current().advanceTo(slices.open());
        } finally {
            turn.end();
        }
    }

    /** Looks at the ledger, if there is one, without a boundary; not as long as somebody's clocks do not answer. */
    void look(Consumer<Ledger> reader) {
        turn.run(() -> keeper.attempt(reader));
    }

    /** Looks at the ledger, if there is one, with everything up to now in it, as far as that can be read. */
    void settle(Consumer<Ledger> reader) {
        turn.run(() -> {
            missed.settle(slices);
            boundaryOrGap();
            keeper.attempt(ledger -> ledger.settle(slices.reading.now));
            keeper.attempt(reader);
            slices.open();
        });
    }

    /** Asks for names of new containers, without a turn: nobody waits for an engine. */
    void nameContainers() {
        times.nameContainers();
    }

    /** Begins to keep a ledger, unless there is one. */
    void follow(long originNanos) {
        take(null);
        try {
            if (keeper.ledger() == null) {
                boundary(false);
                keeper.keep(LedgerStart.ledger(meter, times, slices.reading.now, originNanos));
                slices.open();
            }
        } finally {
            turn.end();
        }
    }

    /** Reads everything, even while nobody else can have a turn, and returns whether that was possible. */
    boolean probe() {
        if (!turn.takeNow()) {
            return false;
        }
        try {
            missed.settle(slices);
            boundary(false);
            slices.open();
        } finally {
            turn.end();
        }
        return true;
    }

    /** Begins a turn, for a body that begins, if that is given. */
    private void take(@Nullable Window beginning) {
        if (!turn.take()) {
            if (beginning != null) {
                missed.begin(beginning);
            }
            throw new IllegalStateException("a clock that is being read does not answer");
        }
        missed.settle(slices);
    }

    /** Reads everything where no body begins or ends. */
    private void boundary(boolean energyFirst) {
        boolean read = false;
        try {
            slices.boundary(energyFirst);
            read = true;
        } finally {
            if (!read && slices.inFlight.size() > 1) {
                // What the threads of each had used is lost.
                missed.slice();
            }
        }
    }
}
