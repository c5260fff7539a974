package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.background.Daemons;
import java.util.concurrent.TimeUnit;

/** Does something when the JVM ends, if that is soon after its last test plan: later, it lives for something else. */
final class JvmEnd {
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** So many looks make a second; a machine that stands still meanwhile makes one look of that. */
    private static final int LOOKS = 20;

    private static final long LOOK_MILLIS = 50;

    private final Runnable work;
    private boolean awaited;
    private long endedNanos;

    JvmEnd(Runnable work) {
        this.work = work;
    }

    /** Waits for the end of the JVM. */
    synchronized void await() {
        endedNanos = 0;
        if (!awaited) {
            awaited = true;
            try {
                Runtime.getRuntime().addShutdownHook(Daemons.create("energy-junit-end", this::run));
            } catch (IllegalStateException | SecurityException e) {
                // It is ending already, or nobody may wait for that: then the last plan is what is known.
            }
        }
    }

    /** Takes note of the end of a test plan. */
    synchronized void planEnded() {
        endedNanos = System.nanoTime();
    }

    private void run() {
        long ended;
        synchronized (this) {
            ended = endedNanos;
        }
        if (ended == 0 || System.nanoTime() - ended <= SOON_NANOS) {
            // A JVM waits for its hooks, and a counter or a lock may never answer: whoever ends must end.
            Thread worker = Daemons.create("energy-junit-last", this::work);
            worker.start();
            try {
                for (int left = LOOKS; left > 0 && worker.isAlive(); left--) {
                    worker.join(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // What is written already stands.
        }
    }
}
