package io.github.energyjunit.meter.idle;

import java.time.Duration;

/** Lets real time pass, sleeping or computing. */
final class RealWork implements Calibration.Work {
    /** Keeps the compiler from leaving the work out. */
    private static volatile long unusedResult;

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    @Override
    public void burn(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        long x = 0x9E3779B97F4A7C15L;
        // Not a spin-wait hint, which would save the power that is to be seen.
        while (System.nanoTime() - end < 0) {
            for (int i = 0; i < 1_000; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
                x ^= x << 17;
            }
        }
        unusedResult = x;
    }
}
