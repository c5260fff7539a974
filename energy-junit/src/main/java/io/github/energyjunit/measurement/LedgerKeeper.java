package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Account;
import io.github.energyjunit.measurement.ledger.Bodies;
import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ledger of a timeline, once there is one. Where a clock does not answer, the ledger lacks that time; what goes wrong
 * otherwise ends it, and no measurement suffers. What is called for each test makes no objects.
 */
final class LedgerKeeper {
    /** What is shorter is booked with what comes next: reading the clocks would take as long. */
    private static final long SHORTEST_NANOS = 50_000L;

    /** What is shorter, and a single thread's, is divided by that thread's CPU time alone: that needs no reading of the rest. */
    private static final long SHORT_NANOS = 500_000L;

    private final Meter meter;
    private @Nullable Ledger ledger;
    private long boundaryNanos;
    private boolean missed;

    LedgerKeeper(Meter meter) {
        this.meter = meter;
    }

    void keep(Ledger kept) {
        ledger = kept;
    }

    @Nullable
    Ledger ledger() {
        return ledger;
    }

    /** Returns whether a boundary is worth its while. */
    boolean isDue() {
        return ledger != null && meter.nanos() - boundaryNanos >= SHORTEST_NANOS;
    }

    /** Returns whether the calling thread can divide the slice that is open by {@link #note}. */
    boolean isNotable() {
        Ledger open = ledger;
        return open != null
                && !missed
                && meter.nanos() - boundaryNanos < SHORT_NANOS
                && open.isOf(Thread.currentThread().getId());
    }

    /** Takes note of what the calling thread has used before it goes on with something else, in ns. */
    void note(long nanos) {
        Ledger open = ledger;
        if (open != null) {
            open.note(nanos);
        }
    }

    /** Takes note that the calling thread begins a slice, and of what it has used up to then, in ns. */
    void begin(long nanos) {
        Ledger open = ledger;
        if (open != null) {
            open.begin(Thread.currentThread().getId(), nanos);
        }
    }

    /** Looks at what must not be looked at once a body has begun. */
    void prepare() {
        attempt(Ledger::lookAtVm);
    }

    /** Lets nobody be charged up to the next reading: who would have to be was not seen. */
    void miss() {
        missed = true;
    }

    /** Takes what a body is charged with in the slice that {@link #slice} will book, in ns. */
    void claim(Window window, double nanos) {
        Ledger open = ledger;
        if (open != null && !missed) {
            try {
                Account account = window.account;
                open.claim(account == null ? open.bodyBegins(null) : account, nanos);
            } catch (RuntimeException | LinkageError e) {
                ledger = null;
            }
        }
    }

    /** Books a slice. */
    void slice(Snapshot now, long jvm, long children, long busy, long caller) {
        Ledger open = ledger;
        if (open != null) {
            boundaryNanos = meter.nanos();
            try {
                if (missed) {
                    open.lose(now);
                } else {
                    open.slice(now, jvm, children, (double) busy, caller);
                }
                missed = false;
            } catch (RuntimeException | LinkageError e) {
                ledger = null;
            }
        }
    }

    /** Begins a body. */
    void begin(Window window, @Nullable String id) {
        window.account = null;
        window.id = id;
        Ledger open = ledger;
        if (open != null) {
            try {
                window.account = open.bodyBegins(id);
            } catch (RuntimeException | LinkageError e) {
                ledger = null;
            }
        }
    }

    /** Ends a body. */
    void end(Window window) {
        Ledger open = ledger;
        if (open != null) {
            try {
                open.bodyEnds(window.id);
                open.settleVm();
            } catch (RuntimeException | LinkageError e) {
                ledger = null;
            }
        }
    }

    /**
     * Begins the next slice.
     *
     * @param bodies those in flight
     * @return how many threads do something beside these, by the plan
     */
    int open(Bodies bodies) {
        Ledger open = ledger;
        if (open != null) {
            try {
                return open.open(bodies);
            } catch (RuntimeException | LinkageError e) {
                miss();
            }
        }
        return 0;
    }

    /** Returns what threads have used beside bodies in the slice that ends, in ns, as the calling thread has used so much. */
    long look(long caller) {
        Ledger open = ledger;
        if (open != null && !missed) {
            try {
                return open.look(caller);
            } catch (RuntimeException | LinkageError e) {
                miss();
            }
        }
        return 0;
    }

    /** Returns how many threads may have let others work for them beside bodies, as {@link #look} has seen. */
    int sharing() {
        Ledger open = ledger;
        return open == null || missed ? 0 : open.sharing();
    }

    /** Returns whether threads are looked at that are between two tests. */
    boolean watches() {
        Ledger open = ledger;
        return open != null && open.watches();
    }

    /** Returns what threads have used that were between two tests, or worked for a body, as {@link #look} has seen, in ns. */
    long forkedNanos() {
        Ledger open = ledger;
        return open == null || missed ? 0 : open.forkedNanos();
    }

    /** Does something with the ledger, if there is one. */
    void attempt(Consumer<Ledger> change) {
        Ledger open = ledger;
        if (open != null) {
            try {
                change.accept(open);
            } catch (RuntimeException | LinkageError e) {
                ledger = null;
            }
        }
    }
}
