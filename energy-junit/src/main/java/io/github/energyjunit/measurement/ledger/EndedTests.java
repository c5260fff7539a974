package io.github.energyjunit.measurement.ledger;

import java.util.HexFormat;

/** How many tests of a class have ended, and which: two runs of the same tests have the same digest, in whatever order. */
final class EndedTests {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long count;
    private long digest;

    /** Adds a test. Its id is a key of maps, so its hash is known already. */
    void add(String id) {
        long bits = SPREAD * (id.hashCode() + 1L);
        bits = (bits ^ (bits >>> 32)) * SPREAD;
        count++;
        digest += bits ^ (bits >>> 29);
    }

    long count() {
        return count;
    }

    /** Returns what stands for these tests. */
    String digest() {
        return HexFormat.of().toHexDigits(digest);
    }
}
