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

    /** Takes over what another snapshot of the same meter holds. */
    public void copy(Snapshot other) {
        System.arraycopy(other.microjoules, 0, microjoules, 0, microjoules.length);
        System.arraycopy(other.breaks, 0, breaks, 0, breaks.length);
        System.arraycopy(other.leaps, 0, leaps, 0, leaps.length);
        nanos = other.nanos;
    }
}
