package io.github.energyjunit.doctor;

import java.util.concurrent.locks.LockSupport;

/** Waits. */
final class Pause {
    private Pause() {}

    /** Waits for a time in ns, or until the thread is interrupted. */
    static void of(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
