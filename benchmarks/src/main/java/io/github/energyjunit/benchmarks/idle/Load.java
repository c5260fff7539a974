package io.github.energyjunit.benchmarks.idle;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What runs beside the tests; each is a process of its own. */
public enum Load {
    /** Nothing. */
    NONE(0),
    /** 5 of each 10 ms on one core. */
    HALF(1),
    /** All of one core. */
    FULL(1),
    /** 50 to 600 ms on one core, and as long off. */
    BURSTS(1),
    /** Two workers that compute for 20 to 300 ms and wait for 10 to 200 ms, as a second build does. */
    BUILD(2);

    private static final long MS = 1_000_000;

    private final int processes;

    Load(int processes) {
        this.processes = processes;
    }

    int processes() {
        return processes;
    }

    /** Runs for ten minutes at most. */
    public static void main(String[] args) {
        Load load = valueOf(args[0]);
        Random random = new Random(Integer.parseInt(args[1]) + 17L);
        long end = System.nanoTime() + 600_000 * MS;
        while (System.nanoTime() < end) {
            switch (load) {
                case FULL -> spin(100 * MS);
                case HALF -> turn(5 * MS, 5 * MS);
                case BURSTS -> turn(random.nextLong(50, 600) * MS, random.nextLong(50, 600) * MS);
                case BUILD -> turn(random.nextLong(20, 300) * MS, random.nextLong(10, 200) * MS);
                default -> LockSupport.parkNanos(100 * MS);
            }
        }
    }

    private static void turn(long busyNanos, long restNanos) {
        spin(busyNanos);
        LockSupport.parkNanos(restNanos);
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
