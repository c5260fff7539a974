package io.github.energyjunit.meter.background;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Knows whether the system lets this JVM start many more threads. Where it does not ({@code ulimit -u}, a container's limit of
 * processes), each thread of ours may be the one that a test lacks, and a test that cannot start a thread fails.
 */
public final class Room {
    /** Several times as many as measuring needs. */
    static final int THREADS = 16;

    private Room() {}

    /** Returns whether there is room for measuring, as found out when this was asked first. */
    public static boolean isLeft() {
        return OfThisJvm.IS_LEFT;
    }

    /** Makes threads that have yet to be started. */
    interface Maker {
        Thread make(Runnable task);
    }

    /** Tries it: no system tells all of its limits. */
    static boolean isLeft(Maker maker) {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> started = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = maker.make(() -> await(end));
                thread.start();
                started.add(thread);
            }
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            end.countDown();
            started.forEach(Room::join);
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a test may do next, it must have the room for. */
    private static void join(Thread thread) {
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class OfThisJvm {
        static final boolean IS_LEFT = isLeft(task -> Daemons.create("energy-junit-room", task));
    }
}
