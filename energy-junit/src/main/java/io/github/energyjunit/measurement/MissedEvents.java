package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Keeps what happened while clocks could not be read, until they can be. Who was in flight then has no reading, and the ledger
 * says that it does not know that time: how it would have to be shared was not seen.
 */
final class MissedEvents {
    private static final String BESIDE = "a clock could not be read when a concurrent test began or ended";

    /** Bodies that have begun unread. */
    private final Queue<Window> begun = new ConcurrentLinkedQueue<>();

    private final Queue<Consumer<Ledger>> changes = new ConcurrentLinkedQueue<>();
    private volatile boolean slice;
    private volatile boolean any;

    /** Keeps that a body has begun. */
    void begin(Window window) {
        begun.add(window);
        String id = window.id;
        // It may end before anything is read, and have a body all the same; its place is between its test's start and
        // end.
        changes.add(ledger -> ledger.bodyMissed(id));
        slice();
    }

    /** Keeps that a body has ended, which must not be used for another one. */
    void end(Window window) {
        window.departed = true;
        slice();
    }

    /** Keeps that the slice up to the next reading cannot be shared. */
    void slice() {
        slice = true;
        any = true;
    }

    /** Keeps what the ledger must know. */
    void change(Consumer<Ledger> change) {
        changes.add(change);
        any = true;
    }

    /** Lets everybody know, in the turn of a reading. */
    void settle(Slices slices) {
        if (!any) {
            return;
        }
        any = false;
        slices.keeper.miss();
        List<Window> inFlight = slices.inFlight;
        boolean torn = slice;
        slice = false;
        for (int i = inFlight.size() - 1; i >= 0; i--) {
            Window window = inFlight.get(i);
            if (window.departed) {
                slices.forget(window);
            } else if (torn && window.trouble == null) {
                window.trouble = BESIDE;
            }
        }
        for (Window late = begun.poll(); late != null; late = begun.poll()) {
            if (!late.departed && !inFlight.contains(late)) {
                join(slices, late);
            }
        }
        for (Consumer<Ledger> change = changes.poll(); change != null; change = changes.poll()) {
            slices.keeper.attempt(change);
        }
    }

    /** It has no reading, but others must not pay for it. */
    private static void join(Slices slices, Window late) {
        try {
            slices.join(late);
        } catch (RuntimeException | Error e) {
            if (!slices.inFlight.contains(late)) {
                slices.inFlight.add(late);
            }
        }
    }
}
