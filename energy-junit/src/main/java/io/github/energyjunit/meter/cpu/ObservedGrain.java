package io.github.energyjunit.meter.cpu;

/**
 * Finds the step of a clock by looking at it: the greatest common divisor of all steps that it has made.
 *
 * <p>The root group's {@code cpu.stat} shows microseconds, but most kernels count its time in timer ticks of 1 to 10 ms;
 * only those that account at each switch are as fine as they look.
 */
final class ObservedGrain {
    /** What is believed until enough steps were seen, the longest tick of Linux. */
    private static final long LONGEST_TICK_NANOS = 10_000_000L;

    private static final int ENOUGH_STEPS = 4;

    private long last = -1;
    private long divisor;
    private int steps;

    /** Takes the next reading in ns. */
    void see(long nanos) {
        if (last >= 0 && nanos > last) {
            divisor = greatestCommonDivisor(nanos - last, divisor);
            steps = Math.min(ENOUGH_STEPS, steps + 1);
        }
        last = nanos;
    }

    /** Returns the step in ns. */
    long nanos() {
        return steps < ENOUGH_STEPS ? LONGEST_TICK_NANOS : Math.min(divisor, LONGEST_TICK_NANOS);
    }

    private static long greatestCommonDivisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
