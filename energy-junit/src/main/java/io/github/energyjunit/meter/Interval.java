package io.github.energyjunit.meter;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds the energy between two snapshots, and the doubts about it. */
public final class Interval {
    /** A counter is stuck when it stands still for this long, and for this many of its update periods. */
    private static final long STUCK_NANOS = 100_000_000L;

    private static final int STUCK_PERIODS = 20;

    /** Counters do not tick exactly regularly, so plan with two periods (Hähnel et al., 10.1145/2425248.2425252). */
    private static final int RESOLUTION_PERIODS = 2;

    private final long[] microjoules;
    private final boolean[] repeated;
    private final long total;
    private final long resolution;
    private final Set<Flag> flags;

    private Interval(long[] microjoules, boolean[] repeated, long total, long resolution, Set<Flag> flags) {
        this.microjoules = microjoules;
        this.repeated = repeated;
        this.total = total;
        this.resolution = resolution;
        this.flags = flags;
    }

    /** Works out the energy; what is repeated is another domain's once more, and no part of the total. */
    static Interval of(SourceInfo info, boolean[] repeated, Snapshot origin, Snapshot start, Snapshot end) {
        List<Domain> domains = info.domains();
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        long[] energy = new long[domains.size()];
        long nanos = Math.max(1, end.nanos - start.nanos);
        long period = info.updatePeriod().toNanos();
        long stuckNanos = Math.max(STUCK_NANOS, STUCK_PERIODS * period);
        long total = 0;
        long sinceOrigin = 0;
        boolean counted = false;
        boolean complete = true;
        boolean moved = false;
        for (int i = 0; i < energy.length; i++) {
            energy[i] = difference(start, end, i, flags);
            if (!domains.get(i).counted() || repeated[i]) {
                continue;
            }
            counted = true;
            if (energy[i] < 0) {
                complete = false;
                continue;
            }
            total += energy[i];
            sinceOrigin += Math.max(0, end.microjoules[i] - Math.max(0, origin.microjoules[i]));
            moved |= energy[i] > 0;
            // A sum that lacks a part is no smaller sum but none.
            if (end.nanos - end.movedNanos[i] >= stuckNanos) {
                flags.add(Flag.COUNTER_STUCK);
                complete = false;
            }
        }
        // A counter that has never moved may be waiting for its first tick or may be dead: either way it has told
        // nothing.
        boolean told = moved || sinceOrigin > 0;
        if (!counted || !complete || !told) {
            flags.add(Flag.NO_READING);
            return new Interval(energy, repeated, EnergySource.NO_READING, EnergySource.NO_READING, flags);
        }
        double power = Math.max((double) total / nanos, (double) sinceOrigin / Math.max(1, end.nanos - origin.nanos));
        long resolution = (long) Math.ceil(power * RESOLUTION_PERIODS * period);
        return new Interval(energy, repeated, total, resolution, flags);
    }

    private static long difference(Snapshot start, Snapshot end, int i, Set<Flag> flags) {
        long before = start.microjoules[i];
        long after = end.microjoules[i];
        if (before == UnwrappedCounter.STEPPED_BACK
                || after == UnwrappedCounter.STEPPED_BACK
                || start.breaks[i] != end.breaks[i]) {
            flags.add(Flag.COUNTER_RESET);
            return EnergySource.NO_READING;
        }
        if (before < 0 || after < 0) {
            return EnergySource.NO_READING;
        }
        if (start.leaps[i] != end.leaps[i]) {
            flags.add(Flag.IMPLAUSIBLE);
        }
        return after - before;
    }

    /** Returns the energy of a domain in µJ, or {@link EnergySource#NO_READING}. */
    public long microjoules(int domain) {
        return microjoules[domain];
    }

    /** Returns whether a domain's energy is that of another domain once more, as dies of some packages have it. */
    public boolean isRepeated(int domain) {
        return repeated[domain];
    }

    /** Returns the sum over the counted domains in µJ, or {@link EnergySource#NO_READING} if one of them has none. */
    public long totalMicrojoules() {
        return total;
    }

    /** Returns how far off the total can be because counters tick, in µJ, or {@link EnergySource#NO_READING}. */
    public long resolutionMicrojoules() {
        return resolution;
    }

    /** Returns the doubts that the counters themselves raise; the set may be added to. */
    public Set<Flag> flags() {
        return flags;
    }
}
