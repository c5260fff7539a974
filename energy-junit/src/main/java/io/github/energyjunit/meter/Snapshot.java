package io.github.energyjunit.meter;

/** Holds all domains of a source as read at one instant; made once by {@link Meter#newSnapshot()} and filled again and again. */
public final class Snapshot {
    final long[] microjoules;
    final int[] breaks;
    final int[] leaps;
    long nanos;

    Snapshot(int domains) {
        microjoules = new long[domains];
        breaks = new int[domains];
        leaps = new int[domains];
    }
}
