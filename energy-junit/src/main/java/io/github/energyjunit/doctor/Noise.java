package io.github.energyjunit.doctor;

/** Times a fixed workload again and again. */
final class Noise {
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 20;
    private static final int STEPS = 2_000_000;

    private Noise() {}

    /** Returns the coefficient of variation of the times. */
    static double measure() {
        double sum = 0;
        double squares = 0;
        long sink = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sink += work(round);
            double nanos = System.nanoTime() - start;
            if (round >= 0) {
                sum += nanos;
                squares += nanos * nanos;
            }
        }
        double mean = sum / ROUNDS;
        double variance = Math.max(0, squares / ROUNDS - mean * mean);
        // The result is used, so that the work is done.
        return sink == 0 ? 0 : Math.sqrt(variance) / mean;
    }

    private static long work(long seed) {
        long value = seed | 1;
        for (int i = 0; i < STEPS; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        return value;
    }
}
