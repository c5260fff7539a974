package io.github.energyjunit.meter.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs what cannot be relied upon in a thread of its own, one call after the other, and waits for it no longer than it is
 * told: whatever that code does to its thread, and however long, the caller goes on.
 */
public final class Bounded {
    /** The wait is cut into so many looks; a machine that stands still meanwhile makes one look of that. */
    private static final int LOOKS = 10;

    private final String name;
    private volatile @Nullable Thread thread;
    private volatile @Nullable FutureTask<?> task;

    /** Names the thread, which is made when it is needed. */
    public Bounded(String name) {
        this.name = name;
    }

    /**
     * Calls and waits; an interrupt of the caller is kept for later.
     *
     * @throws TimeoutException if it takes longer, or an earlier call still goes on
     * @throws ExecutionException with what was thrown
     */
    public synchronized <T> T call(Duration longest, Callable<T> foreign) throws TimeoutException, ExecutionException {
        FutureTask<?> earlier = task;
        if (earlier != null && !earlier.isDone()) {
            throw new TimeoutException("an earlier call has not come back");
        }
        FutureTask<T> next = new FutureTask<>(foreign);
        task = next;
        wake();
        boolean interrupted = false;
        long look = longest.toNanos() / LOOKS;
        long end = System.nanoTime() + look;
        try {
            for (int left = LOOKS; ; ) {
                try {
                    return next.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    if (--left == 0) {
                        throw e;
                    }
                    end = System.nanoTime() + look;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread, as soon as foreign code lets it; the next call makes another one. */
    public synchronized void rest() {
        Thread ended = thread;
        thread = null;
        LockSupport.unpark(ended);
    }

    private void wake() {
        Thread current = thread;
        if (current == null) {
            current = Daemons.create(name, this::work);
            thread = current;
            Daemons.start(current, () -> {
                thread = null;
                task = null;
            });
        } else {
            LockSupport.unpark(current);
        }
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            FutureTask<?> next = task;
            if (next != null && !next.isDone()) {
                next.run();
                // What foreign code does to this thread is nobody else's.
                Thread.interrupted();
            }
            if (task == next) {
                LockSupport.park(this);
            }
        }
    }
}
