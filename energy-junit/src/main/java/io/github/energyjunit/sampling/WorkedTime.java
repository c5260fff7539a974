package io.github.energyjunit.sampling;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Tells for how long the current thread has worked, or slept, since a batch began: the time that has passed, without the
 * time in which it was ready to run and other threads had the processors. So a batch does as much work on a busy machine as
 * on a quiet one, and its warm-up compiles as much.
 *
 * <p>Linux counts that waiting in the second field of {@code schedstat} (kernel documentation,
 * {@code scheduler/sched-stats.rst}); elsewhere none is known, and all the time that has passed counts. A test's own
 * time-out goes on meanwhile, so at least a quarter of that time always counts.
 */
public final class WorkedTime {
    private static final String FILE = "/proc/thread-self/schedstat";
    private static final int LONGEST = 4;

    private final long batchNanos;
    private final long start;
    private final long waitedBefore;
    private long nextLook;

    /** Begins now, in the thread that asks later. */
    public WorkedTime(Duration batch) {
        batchNanos = batch.toNanos();
        waitedBefore = waitedNanos();
        start = System.nanoTime();
        nextLook = start + batchNanos;
    }

    /** Returns whether the batch has had its time; where it has not, the next calls cost no more than a look at the clock. */
    public boolean isOver() {
        long now = System.nanoTime();
        if (now - nextLook < 0) {
            return false;
        }
        nextLook = now + batchNanos - nanos();
        return now - nextLook >= 0;
    }

    /** Returns the time so far, in ns. */
    public long nanos() {
        return worked(System.nanoTime() - start, waitedNanos() - waitedBefore);
    }

    static long worked(long passed, long waited) {
        return Math.max(passed / LONGEST, passed - Math.max(0, waited));
    }

    /** Returns for how long the current thread has waited for a processor in its life, in ns; 0 if that is not known. */
    static long waitedNanos() {
        // A test may have replaced static methods such as those of Files by those of a mock, which would count this
        // call.
        try (InputStream file = new FileInputStream(FILE)) {
            String fields = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            int second = fields.indexOf(' ') + 1;
            return Long.parseLong(fields.substring(second, fields.indexOf(' ', second)));
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
