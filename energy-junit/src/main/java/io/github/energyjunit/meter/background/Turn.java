package io.github.energyjunit.meter.background;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time do what may never end, as reading a clock may not. Others wait as long as turns come and go, but
 * for one that does not end they wait for a moment only, and once that is known, not at all.
 */
public final class Turn {
    /** A turn that is the same at so many looks does not end; a JVM that stands still meanwhile makes one look of that. */
    private static final int LOOKS = 8;

    private static final long LOOK_NANOS = 50_000_000L;

    private static final long NONE = -1;

    /** Stands in place of a thread while that is being interrupted. */
    private static final Object FREED = new Object();

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Object> holder = new AtomicReference<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile long endless = NONE;
    private volatile boolean closed;
    private volatile boolean freed;
    private boolean wasInterrupted;

    /** Begins a turn, and returns whether it could; who could must {@link #end()} it. */
    public boolean take() {
        if (closed || !(lock.tryLock() || await())) {
            return false;
        }
        begin();
        return true;
    }

    /** Begins a turn if nobody has one, even one that is {@link #close() closed} to others. */
    public boolean takeNow() {
        boolean taken = lock.tryLock();
        if (taken) {
            begin();
        }
        return taken;
    }

    /** Does something in a turn of its own, and returns whether there was one. */
    public boolean run(Runnable work) {
        if (!take()) {
            return false;
        }
        try {
            work.run();
        } finally {
            end();
        }
        return true;
    }

    private void begin() {
        if (lock.getHoldCount() == 1) {
            wasInterrupted = Thread.currentThread().isInterrupted();
            turns.set(turns.get() + 1);
            holder.set(Thread.currentThread());
        }
    }

    /** Ends a turn. An interrupt that was meant for it goes no further. */
    public void end() {
        if (lock.getHoldCount() == 1) {
            Thread current = Thread.currentThread();
            while (!holder.compareAndSet(current, null)) {
                Thread.onSpinWait();
            }
            if (freed) {
                freed = false;
                Thread.interrupted();
                if (wasInterrupted) {
                    current.interrupt();
                }
            }
        }
        lock.unlock();
    }

    /** Returns the number of the turn that somebody has now, or -1 where nobody has one. */
    public long current() {
        return holder.get() == null ? NONE : turns.get();
    }

    /** Interrupts whoever still has a turn of some number, so that it may end; returns whether somebody had. */
    public boolean free(long turn) {
        Object current = holder.get();
        if (!(current instanceof Thread thread) || !holder.compareAndSet(current, FREED)) {
            return false;
        }
        try {
            // As long as nobody has it, it cannot end, and the interrupt cannot reach what comes after it.
            boolean same = turns.get() == turn;
            if (same) {
                freed = true;
                thread.interrupt();
            }
            return same;
        } finally {
            holder.set(current);
        }
    }

    /** Lets nobody have a turn, nor wait for one. */
    public void close() {
        closed = true;
    }

    /** Lets everybody have a turn again. */
    public void open() {
        closed = false;
    }

    /** Returns whether nobody can have a turn. */
    public boolean isClosed() {
        return closed;
    }

    private boolean await() {
        boolean interrupted = Thread.interrupted();
        try {
            long seen = turns.get();
            for (int left = seen == endless ? 0 : LOOKS; left > 0 && !closed; left--) {
                try {
                    if (lock.tryLock(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                if (turns.get() != seen) {
                    seen = turns.get();
                    left = LOOKS + 1;
                }
            }
            endless = seen;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
