package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;

/**
 * Knows threads that were started during one measured body, by their ids, and what each has used so far.
 *
 * <p>There is room for a few hundred. Of a body that starts more between two boundaries, the others are not told apart
 * from threads of a pool, and what they use is shared as that is.
 */
final class StartedThreads {
    static final int MOST = 256;

    private static final long NEVER_SEEN = -1;
    private static final long MISSED = -2;
    private static final long GONE = -3;

    private final long[] ids = new long[MOST];
    private final long[] nanos = new long[MOST];
    private volatile int size;
    private int lost;

    synchronized void clear() {
        size = 0;
        lost = 0;
    }

    /** Returns whether there is no room for another one; asked without a lock, since a body may start very many. */
    boolean isFull() {
        return size == MOST;
    }

    synchronized void add(long id) {
        int at = size;
        if (at < MOST) {
            ids[at] = id;
            nanos[at] = NEVER_SEEN;
            size = at + 1;
        }
    }

    /** Forgets a thread that measures a body of its own. */
    synchronized void remove(long id) {
        int kept = 0;
        int all = size;
        for (int i = 0; i < all; i++) {
            if (ids[i] != id) {
                ids[kept] = ids[i];
                nanos[kept++] = nanos[i];
            }
        }
        size = kept;
    }

    /**
     * Returns what the threads have used since the last call, in ns. One thread at a time asks, and without a lock: a
     * body that starts a thread meanwhile must not wait for a clock.
     */
    long advance(CpuTimes times) {
        long sum = 0;
        int missing = 0;
        boolean anyGone = false;
        int all = size;
        for (int i = 0; i < all; i++) {
            long now = times.ofThread(ids[i]);
            long before = nanos[i];
            if (now >= 0) {
                sum += Math.max(0, now - Math.max(0, before));
                nanos[i] = now;
            } else {
                // It has ended, and has taken with it what it used since the last call; or it has not begun yet, or
                // it is a virtual thread. A second look tells.
                missing += before == MISSED || before == GONE ? 0 : 1;
                nanos[i] = before == NEVER_SEEN ? MISSED : GONE;
                anyGone |= before != NEVER_SEEN;
            }
        }
        lost = missing;
        if (anyGone) {
            forget(all);
        }
        return sum;
    }

    /** Forgets those of the first threads that are gone. */
    private synchronized void forget(int asked) {
        int kept = 0;
        int all = size;
        for (int i = 0; i < all; i++) {
            if (i >= asked || nanos[i] != GONE) {
                ids[kept] = ids[i];
                nanos[kept++] = nanos[i];
            }
        }
        size = kept;
    }

    /** Returns how many threads the last call was the first to miss. */
    int lost() {
        return lost;
    }
}
