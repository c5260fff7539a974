package io.github.energyjunit.meter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether the counters of one group, such as the dies of a package, repeat each other: by what they do, since
 * kernels of different ages show the same processor either way.
 *
 * <p>Counters that repeat each other differ by what one update adds, however long they are watched; others drift apart.
 * As long as that is not settled, each interval is judged by its own differences, so that the first one is right as well.
 */
final class Twins {
    /** The time by which counters that repeat each other may be read apart, on a machine where readers wait. */
    private static final long SKEW_NANOS = 8_000_000L;

    /** Counters that were alike for so long repeat each other, until they drift apart. */
    private static final long ALIKE_NANOS = 1_000_000_000L;

    /** So many looks in a row at counters that are apart settle it. */
    private static final int LOOKS = 3;

    /** Looks that are closer together may all see the same update on its way. */
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000L;

    /** Updates that may fall between the readings of two counters, at the start and at the end of an interval. */
    private static final int UPDATES_APART = 4;

    /** Counters are rounded to whole units, of 61 µJ and less. */
    private static final long ROUNDING_MICROJOULES = 200;

    private final int[] members;
    private final long updateNanos;
    private final long[] origin;
    private int originBreaks = -1;
    private long originNanos;
    private long lookedNanos;
    private int looks;
    private volatile boolean different;
    private volatile boolean alike;

    private Twins(List<Integer> members, long updateNanos) {
        this.members = members.stream().mapToInt(Integer::intValue).toArray();
        this.updateNanos = updateNanos;
        origin = new long[this.members.length];
    }

    /** Returns the groups of several counted domains. */
    static Twins[] among(SourceInfo info) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < info.domains().size(); i++) {
            Domain domain = info.domains().get(i);
            String group = domain.group();
            if (domain.counted() && group != null) {
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
            }
        }
        return groups.values().stream()
                .filter(members -> members.size() > 1)
                .map(members -> new Twins(members, info.updatePeriod().toNanos()))
                .toArray(Twins[]::new);
    }

    /** Looks at the counters as they were just read, without allocating; one thread at a time. */
    void observe(Snapshot now) {
        if (different) {
            return;
        }
        int breaks = 0;
        for (int member : members) {
            if (now.microjoules[member] < 0) {
                return;
            }
            breaks += now.breaks[member];
        }
        if (breaks != originBreaks) {
            begin(now, breaks);
            return;
        }
        long most = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < members.length; i++) {
            long moved = now.microjoules[members[i]] - origin[i];
            most = Math.max(most, moved);
            least = Math.min(least, moved);
        }
        long nanos = now.nanos - originNanos;
        if (areApart(most, least, SKEW_NANOS, nanos)) {
            alike = false;
            if (now.nanos - lookedNanos >= BETWEEN_LOOKS_NANOS) {
                lookedNanos = now.nanos;
                different = ++looks >= LOOKS;
            }
        } else if (most > 0) {
            looks = 0;
            alike = nanos >= ALIKE_NANOS;
        }
    }

    /** Marks all members but the first where they repeat each other. */
    void mark(Snapshot start, Snapshot end, boolean[] repeated) {
        if (repeat(start, end)) {
            for (int i = 1; i < members.length; i++) {
                repeated[members[i]] = true;
            }
        }
    }

    /** Returns what the members that repeat the first have counted once more, in µJ, without allocating. */
    long repeatedMicrojoules(Snapshot start, Snapshot end) {
        long microjoules = 0;
        if (repeat(start, end)) {
            for (int i = 1; i < members.length; i++) {
                microjoules += end.microjoules[members[i]] - start.microjoules[members[i]];
            }
        }
        return microjoules;
    }

    private boolean repeat(Snapshot start, Snapshot end) {
        if (different || alike) {
            return alike;
        }
        long most = 0;
        long least = Long.MAX_VALUE;
        for (int member : members) {
            long moved = end.microjoules[member] - start.microjoules[member];
            most = Math.max(most, moved);
            least = Math.min(least, moved);
        }
        return !areApart(most, least, UPDATES_APART * updateNanos, end.nanos - start.nanos);
    }

    private void begin(Snapshot now, int breaks) {
        for (int i = 0; i < members.length; i++) {
            origin[i] = now.microjoules[members[i]];
        }
        originBreaks = breaks;
        originNanos = now.nanos;
        looks = 0;
        alike = false;
    }

    /** Tells whether two counters differ by more than the greater has moved, on average, in the time between readings. */
    private static boolean areApart(long most, long least, long skewNanos, long nanos) {
        double allowed = most * Math.min(1.0, (double) skewNanos / Math.max(1, nanos));
        return most - least > allowed + ROUNDING_MICROJOULES;
    }
}
