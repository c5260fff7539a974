package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Bodies;
import java.util.List;

/** Looks at what other threads do beside the bodies in flight, as far as the test plan tells. Nothing here makes objects. */
final class OtherThreads implements Bodies {
    private final LedgerKeeper keeper;
    private final List<Window> inFlight;
    private int threads;
    private boolean watched;
    private long ownNanos;
    private long untoldNanos;

    OtherThreads(LedgerKeeper keeper, List<Window> inFlight) {
        this.keeper = keeper;
        this.inFlight = inFlight;
    }

    /** Begins a slice. */
    void open() {
        boolean kept = keeper.ledger() != null;
        for (int i = 0; i < inFlight.size(); i++) {
            Window window = inFlight.get(i);
            window.away = kept && window.runner != null && !window.runner.runs(window);
        }
        threads = keeper.open(this);
        watched = keeper.watches();
        ownNanos = 0;
        untoldNanos = 0;
    }

    /** Looks at them at the end of a slice, as the calling thread has used so much, in ns. */
    void look(long caller) {
        ownNanos = threads > 0 || watched ? keeper.look(caller) : 0;
        untoldNanos = watched ? keeper.forkedNanos() : 0;
        threads = threads > 0 ? keeper.sharing() : 0;
    }

    /** Returns how many are at something of the plan, or may have let others work for that. */
    int threads() {
        return threads;
    }

    /** Returns what they have used for certain, and for no body, in ns. */
    long ownNanos() {
        return ownNanos;
    }

    /** Returns what they have used either between two tests or for a body, in ns. */
    long untoldNanos() {
        return untoldNanos;
    }

    @Override
    public int inFlight() {
        return inFlight.size();
    }

    @Override
    public boolean isRunBy(long threadId) {
        return isOf(threadId, false);
    }

    @Override
    public boolean isLeftBy(long threadId) {
        return isOf(threadId, true);
    }

    private boolean isOf(long threadId, boolean away) {
        for (int i = 0; i < inFlight.size(); i++) {
            Window window = inFlight.get(i);
            if (window.away == away && window.runner != null && window.runner.threadId == threadId) {
                return true;
            }
        }
        return false;
    }
}
