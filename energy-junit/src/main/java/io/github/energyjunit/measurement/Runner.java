package io.github.energyjunit.measurement;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a thread that runs measured bodies, and is handed down to the threads that it starts: so each of them is
 * known to belong to the body that was running then.
 *
 * <p>The JDK tells a thread's parent nowhere, but it copies inheritable values while it makes a thread, and it numbers
 * threads in the order in which they are made. A thread that is made in the midst of the copying is therefore a neighbour of
 * the new one. Whether it comes before or after depends on the JDK, and is tried out once.
 */
final class Runner {
    private static final InheritableThreadLocal<@Nullable Runner> CURRENT = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Runner childValue(@Nullable Runner parent) {
            try {
                return parent == null ? null : parent.child();
            } catch (RuntimeException | LinkageError e) {
                // Whatever goes wrong here must not keep a test from making its thread.
                return null;
            }
        }
    };
    private static final long UNKNOWN = 0;
    private static final long NO_ID = -1;
    private static final long NEIGHBOUR = tryNeighbour();

    final long threadId;

    /** What the thread had used when it was last looked at, in ns. */
    private long cpuNanos;

    private volatile @Nullable Window window;
    private volatile long generation;

    /** How many things of the test plan it has begun in the midst of the body that it runs, and not ended. */
    private final AtomicInteger parts = new AtomicInteger();

    Runner(long threadId) {
        this.threadId = threadId;
    }

    /** Returns the one of the current thread. */
    static Runner current() {
        Runner runner = CURRENT.get();
        long id = Thread.currentThread().getId();
        if (runner == null || runner.threadId != id) {
            runner = new Runner(id);
            CURRENT.set(runner);
        }
        return runner;
    }

    /** Returns the one that the current thread has, or was handed down, if any. */
    static @Nullable Runner known() {
        return CURRENT.get();
    }

    /**
     * Lets the thread begin something of the test plan. If it was started by a body of another thread, it has worked for that
     * up to now; what it does from now on, and the threads that it starts, may be anything's. If it runs a body itself, that
     * waits meanwhile.
     *
     * @return whether {@link #endPart} is to be called
     */
    boolean beginPart(long thread) {
        Window at = at();
        if (at != null && at.runner == this) {
            parts.incrementAndGet();
            return true;
        }
        if (at != null) {
            at.started.remove(thread);
            window = null;
        }
        return false;
    }

    /** Ends something of the test plan that was begun in the midst of a body. */
    void endPart() {
        parts.updateAndGet(some -> Math.max(0, some - 1));
    }

    /** Returns whether the thread is at a body itself, and not at anything that has begun in the midst of it. */
    boolean runs(Window body) {
        return window == body && parts.get() == 0;
    }

    /** Lets threads that are started from now on belong to a window. */
    void enter(Window entered) {
        entered.around = at();
        entered.generationAround = generation;
        entered.partsAround = parts.getAndSet(0);
        generation = entered.generation.get();
        window = entered;
    }

    /** Lets threads that are started from now on belong to the body around one that ends, which mostly is none. */
    void leave(Window left) {
        if (window == left) {
            generation = left.generationAround;
            window = left.around;
            parts.set(left.partsAround);
        }
        left.around = null;
    }

    /** Returns the body that the thread works for, or {@code null}; it may have ended by now. */
    @Nullable
    Window body() {
        return parts.get() > 0 ? null : at();
    }

    private @Nullable Window at() {
        Window at = window;
        return at == null || at.generation.get() != generation ? null : at;
    }

    /** Takes what the thread has used so far, and returns what it was since the last call; both in ns. */
    long advanceTo(long nanos) {
        if (nanos < 0) {
            return 0;
        }
        long used = Math.max(0, nanos - cpuNanos);
        cpuNanos = nanos;
        return used;
    }

    private @Nullable Runner child() {
        // A window is used again: a thread that outlives its body must not start threads for a later one.
        Window at = body();
        if (at == null || NEIGHBOUR == UNKNOWN) {
            return null;
        }
        Runner child;
        if (at.started.isFull()) {
            child = new Runner(NO_ID);
        } else {
            child = new Runner(probe() + NEIGHBOUR);
            at.started.add(child.threadId);
        }
        child.generation = generation;
        child.window = at;
        return child;
    }

    /** Makes a thread that inherits nothing and never starts, and returns its number. */
    private static long probe() {
        return new Thread(null, null, "energy-junit-probe", 0, false).getId();
    }

    private static long tryNeighbour() {
        long[] seen = new long[1];
        InheritableThreadLocal<Boolean> local = new InheritableThreadLocal<>() {
            @Override
            protected Boolean childValue(Boolean parent) {
                seen[0] = probe();
                return parent;
            }
        };
        local.set(true);
        try {
            for (int attempt = 0; attempt < 3; attempt++) {
                // With a name of its own: threads without one are numbered, and that is for the tests to see.
                long distance = new Thread(null, () -> {}, "energy-junit-probe").getId() - seen[0];
                // Another thread may be made at the same time; then try again.
                if (Math.abs(distance) == 1) {
                    return distance;
                }
            }
            return UNKNOWN;
        } finally {
            local.remove();
        }
    }
}
