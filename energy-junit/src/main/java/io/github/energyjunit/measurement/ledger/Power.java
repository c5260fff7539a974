package io.github.energyjunit.measurement.ledger;

import java.util.Arrays;

/** Notes how much energy the machine had used at which times, some times a second, so that JVMs side by side can be told. */
final class Power {
    private static final long APART_NANOS = 250_000_000L;

    private long[] points = new long[64];
    private int size;
    private long last = Long.MIN_VALUE;

    /** Notes a point, unless the last one is close; in ns and µJ since the first reading. */
    void add(long nanos, long microjoules) {
        if (last == Long.MIN_VALUE || nanos - last >= APART_NANOS) {
            last = nanos;
            if (size + 2 > points.length) {
                points = Arrays.copyOf(points, 2 * size);
            }
            points[size++] = nanos;
            points[size++] = microjoules;
        }
    }

    /** Returns times and energies in turns, and forgets them. */
    long[] take() {
        long[] taken = Arrays.copyOf(points, size);
        size = 0;
        return taken;
    }
}
