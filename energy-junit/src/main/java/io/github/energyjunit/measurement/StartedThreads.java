package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.Arrays;

/** Knows the threads that were started during one measured body, by their ids, and what each has used so far. */
final class StartedThreads {
    private static final long MISSED = -1;

    private long[] ids = new long[8];
    private long[] nanos = new long[8];
    private int size;
    private int lost;

    synchronized void clear() {
        size = 0;
        lost = 0;
    }

    synchronized void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        ids[size] = id;
        nanos[size++] = 0;
    }

    /** Returns what the threads have used since the last call, in ns. */
    synchronized long advance(CpuTimes times) {
        long sum = 0;
        lost = 0;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long now = times.ofThread(ids[i]);
            if (now < 0 && nanos[i] != MISSED) {
                // It has ended, and has taken with it what it used since the last call; or it has not begun yet.
                lost++;
            }
            if (now < 0 && nanos[i] > 0) {
                continue;
            }
            sum += Math.max(0, now - Math.max(0, nanos[i]));
            ids[kept] = ids[i];
            nanos[kept++] = now < 0 ? MISSED : now;
        }
        size = kept;
        return sum;
    }

    /** Returns how many threads the last call was the first to miss. */
    synchronized int lost() {
        return lost;
    }
}
