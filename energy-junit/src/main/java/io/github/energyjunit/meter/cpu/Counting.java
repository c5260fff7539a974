package io.github.energyjunit.meter.cpu;

/**
 * Tells how a clock of CPU time counts, and so how far off it can be.
 *
 * <p>Each number that it is made of is rounded down to whole steps. Of two readings the rounded-off parts are independent
 * and evenly spread over a step, so their difference has the variance {@code step² / 6} for each number.
 *
 * <p>A clock that is sampled counts more coarsely than that: at each tick the kernel charges the whole tick to whatever runs
 * at this moment, or to nobody ({@code account_process_tick} of Linux). A processor that is busy for the part p of the time
 * is seen busy by each of its ticks with the probability p: n ticks have the variance {@code n p (1 - p)}. Over all
 * processors that is at most {@code tick · busy · (1 - busy / all)}, namely if all are equally busy. What a program does in
 * step with the ticks, always between two of them, no formula holds.
 *
 * @param stepNanos the step of each number, in ns; where it is sampled that is the longest that a tick can be
 * @param numbers how many numbers it is made of
 * @param sampled whether whole ticks are charged to whatever runs at the tick, and not the time that it has run
 */
public record Counting(long stepNanos, int numbers, boolean sampled) {
    /** Counts the time itself, as finely as matters. */
    public static final Counting FINE = new Counting(1, 1, false);

    /** Stands for a clock that cannot even tell how it counts. */
    public static final Counting UNKNOWN = new Counting(Long.MAX_VALUE, 1, false);

    /** Clocks with finer steps are as good as exact beside the counters' own grain. */
    private static final long COARSE_NANOS = 1_000_000L;

    /** So many standard errors hold nineteen of twenty readings. */
    private static final double STANDARD_ERRORS = 2;

    /** Returns whether the time of a short interval is not told by the step that the clock makes in it. */
    public boolean isCoarse() {
        return sampled || stepNanos >= COARSE_NANOS;
    }

    /**
     * Returns how far off the time between two readings can be, in ns: two standard errors.
     *
     * @param busyNanos that time
     * @param allNanos the time that all processors had meanwhile
     */
    public double errorNanos(double busyNanos, double allNanos) {
        double step = stepNanos;
        double busy = Math.max(0, Math.min(busyNanos, allNanos));
        double sampling = sampled && allNanos > 0 ? step * busy * (1 - busy / allNanos) : 0;
        return STANDARD_ERRORS * Math.sqrt(numbers * step * step / 6 + sampling);
    }
}
