package io.github.energyjunit;

import io.github.energyjunit.measurement.ledger.Waiting;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets many through together, or one alone. Nobody waits longer than asked for, and whoever is in may leave in any thread:
 * what a thread never gives back can be given back for it.
 */
final class Turnstile {
    /**
     * Who wants to be alone would wait for ever if others kept coming; so these wait as well, but only for so long: they
     * may be just what those inside wait for.
     */
    private static final Duration COURTESY = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long courtesyNanos;
    private int inside;
    private boolean alone;
    private int wantAlone;

    Turnstile() {
        this(COURTESY);
    }

    Turnstile(Duration courtesy) {
        courtesyNanos = courtesy.toNanos();
    }

    /** Waits until it may enter, at most for the given time; an interrupt is kept for later. */
    boolean enter(boolean wantsAlone, Duration longest) {
        boolean interrupted = false;
        lock.lock();
        try {
            wantAlone += wantsAlone ? 1 : 0;
            long start = System.nanoTime();
            long waited = 0;
            while (!isOpen(wantsAlone, waited) && waited < longest.toNanos()) {
                try {
                    boolean courteous = !wantsAlone && !alone && waited < courtesyNanos;
                    long most = courteous ? Math.min(longest.toNanos(), courtesyNanos) : longest.toNanos();
                    Waiting.begin();
                    changed.await(most - waited, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } finally {
                    Waiting.end();
                }
                waited = System.nanoTime() - start;
            }
            boolean open = isOpen(wantsAlone, waited);
            wantAlone -= wantsAlone ? 1 : 0;
            if (open) {
                alone = wantsAlone;
                inside++;
            }
            changed.signalAll();
            return open;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Enters at once, whoever is in. */
    void enterAnyway() {
        lock.lock();
        try {
            inside++;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves, once for each time that it was entered. */
    void leave(boolean wasAlone) {
        lock.lock();
        try {
            inside--;
            alone &= !wasAlone;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen(boolean wantsAlone, long waited) {
        return wantsAlone ? inside == 0 : !alone && (wantAlone == 0 || waited >= courtesyNanos);
    }
}
