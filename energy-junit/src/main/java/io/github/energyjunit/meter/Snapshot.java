package io.github.energyjunit.meter;

import java.util.Arrays;

/** Holds all domains of a source as read at one instant; made once by {@link Meter#newSnapshot()} and filled again and again. */
public final class Snapshot {
    final long[] microjoules;
    final int[] breaks;
    final int[] leaps;
    final long[] movedNanos;
    long nanos;

    Snapshot(int domains) {
        microjoules = new long[domains];
        breaks = new int[domains];
        leaps = new int[domains];
        movedNanos = new long[domains];
    }

    /** Holds no reading any more. */
    public void clear() {
        Arrays.fill(microjoules, EnergySource.NO_READING);
    }

    /** Takes over what another snapshot of the same meter holds. */
    public void copy(Snapshot other) {
        System.arraycopy(other.microjoules, 0, microjoules, 0, microjoules.length);
        System.arraycopy(other.breaks, 0, breaks, 0, breaks.length);
        System.arraycopy(other.leaps, 0, leaps, 0, leaps.length);
        System.arraycopy(other.movedNanos, 0, movedNanos, 0, movedNanos.length);
        nanos = other.nanos;
    }
}
