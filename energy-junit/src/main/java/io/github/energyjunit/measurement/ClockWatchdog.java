package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.background.Daemons;
import io.github.energyjunit.meter.background.Turn;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the turns in which clocks are read. One that does not end is interrupted, and no test has another one until all
 * clocks have answered here: so a clock that hangs keeps a single test waiting, once, and for less than a second.
 */
final class ClockWatchdog {
    private static final long PERIOD_NANOS = 125_000_000L;

    /** A turn that is seen so often does not end; on a busy machine one or two may be those of a thread that waits. */
    private static final int SIGHTINGS = 4;

    private final Timeline timeline;
    private volatile @Nullable Thread thread;

    ClockWatchdog(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Begins to watch. */
    synchronized void start() {
        if (thread == null) {
            Thread started = Daemons.create("energy-junit-watch", this::run);
            thread = started;
            Daemons.start(started, () -> thread = null);
        }
    }

    /** Watches no longer. */
    synchronized void stop() {
        Thread ended = thread;
        thread = null;
        LockSupport.unpark(ended);
    }

    private void run() {
        Turn turn = timeline.turn();
        long seen = -1;
        int sightings = 0;
        while (thread == Thread.currentThread()) {
            long current = turn.current();
            sightings = current >= 0 && current == seen ? sightings + 1 : 1;
            seen = current;
            if (current >= 0 && sightings >= SIGHTINGS) {
                turn.close();
                if (!turn.free(current)) {
                    // It has ended by itself just now.
                    turn.open();
                }
            } else if (turn.isClosed() && current < 0 && answer()) {
                turn.open();
            }
            Daemons.pause(this, PERIOD_NANOS);
        }
    }

    /** Returns whether all clocks answer soon; that they fail is an answer. */
    private boolean answer() {
        long start = System.nanoTime();
        try {
            if (!timeline.probe()) {
                return false;
            }
        } catch (RuntimeException | Error e) {
            // A test that reads them is told the same.
        }
        return System.nanoTime() - start < PERIOD_NANOS;
    }
}
