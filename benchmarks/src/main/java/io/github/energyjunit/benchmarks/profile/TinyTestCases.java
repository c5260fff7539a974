package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

/** A test of microseconds, which does more if it is told that it is the head. */
@MeasureEnergy
class TinyTestCases {
    private static final boolean HEAD = Boolean.getBoolean("tiny.head");
    private static volatile long sink;

    @Test
    void tiny() {
        sink = usual(sink);
        if (HEAD) {
            sink = added(sink);
        }
    }

    private static long usual(long seed) {
        return mixed(seed, 20_000);
    }

    private static long added(long seed) {
        return mixed(seed, 15_000);
    }

    private static long mixed(long seed, int times) {
        long x = seed + 1;
        for (int i = 0; i < times; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
