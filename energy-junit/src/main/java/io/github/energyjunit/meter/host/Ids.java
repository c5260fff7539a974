package io.github.energyjunit.meter.host;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes ids that no other test JVM makes. They need not be secret: secure random numbers would be seeded in the midst of
 * somebody's tests, which costs time, and on some systems asks every network adapter.
 */
public final class Ids {
    /** An odd number near 2^64 divided by the golden ratio spreads small numbers over all bits. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final SplittableRandom RANDOM = new SplittableRandom(seed(
            ProcessHandle.current().pid(),
            System.nanoTime(),
            System.currentTimeMillis(),
            System.identityHashCode(new Object())));

    private Ids() {}

    /** Makes an id in the form of a random UUID. */
    public static synchronized String uuid() {
        long high = (RANDOM.nextLong() & ~0xF000L) | 0x4000L;
        long low = (RANDOM.nextLong() >>> 2) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /** Makes a number of at least 0. */
    public static synchronized long number() {
        return RANDOM.nextLong() >>> 1;
    }

    /** Mixes what JVMs that start at the same moment differ in. */
    static long seed(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = new SplittableRandom(seed ^ (part * SPREAD)).nextLong();
        }
        return seed;
    }
}
