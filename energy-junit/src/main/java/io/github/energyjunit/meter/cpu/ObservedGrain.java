package io.github.energyjunit.meter.cpu;

/**
 * Finds the ticks of a clock by looking at it: the greatest common divisor of all steps that it has made.
 *
 * <p>The root group's {@code cpu.stat} shows microseconds, but counts timer ticks of 1 to 10 ms. Kernels that account
 * interrupts by themselves take these off the ticks: then steps have no divisor, and ticks may be as long as can be.
 */
final class ObservedGrain {
    /** What is believed until enough steps were seen, the longest tick of Linux. */
    private static final long LONGEST_TICK_NANOS = 10_000_000L;

    private static final long SHORTEST_TICK_NANOS = 1_000_000L;
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

    /** Returns the length of a tick in ns. */
    long nanos() {
        return steps < ENOUGH_STEPS || divisor < SHORTEST_TICK_NANOS
                ? LONGEST_TICK_NANOS
                : Math.min(divisor, LONGEST_TICK_NANOS);
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
