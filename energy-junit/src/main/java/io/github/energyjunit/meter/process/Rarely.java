package io.github.energyjunit.meter.process;

/** Runs what is costly so seldom that it costs at most a sixty-fourth of the time, a few runs at a stretch included. */
final class Rarely {
    private static final long TIMES_ITS_COST = 64;
    private static final int AT_A_STRETCH = 3;

    private long next = System.nanoTime();

    /** Runs the work if it is due, and returns whether it was. */
    boolean run(Runnable work) {
        long start = System.nanoTime();
        if (start - next < 0) {
            return false;
        }
        work.run();
        long end = System.nanoTime();
        long cost = TIMES_ITS_COST * (end - start);
        next = Math.max(next, end - AT_A_STRETCH * cost) + cost;
        return true;
    }
}
