package io.github.energyjunit.meter.cpu;

/**
 * Makes a fine clock of the machine's busy time out of this JVM's, which is fine, and the machine's, which is coarse.
 *
 * <p>A coarse clock shows what others use in lumps: nothing in one short interval, a whole tick in the next. A share of
 * lumps is too high on average, however many intervals are added up. Hence what others use, whole less part, is taken at
 * the mean rate of the last second or more, and of all of the interval where that is longer; ticks that have hit this JVM
 * by chance cancel out as well.
 */
public final class RestRate {
    private static final long SPAN_NANOS = 1_000_000_000L;
    private static final int ANCHORS = 32;
    private static final long APART_NANOS = SPAN_NANOS / 16;
    private static final double MOST_OWED_NANOS = 20_000_000;

    private final long[] times = new long[ANCHORS];
    private final long[] rests = new long[ANCHORS];
    private int count;
    private double owed;
    private long lastTime;

    /**
     * Takes the next readings.
     *
     * @param now time in ns
     * @param part what this JVM has used, in ns
     * @param whole what the machine has used, in ns
     * @return what others have used since the last readings, in ns, on average
     */
    public long advance(long now, long part, long whole) {
        long rest = whole - part;
        long begin = count == 0 ? now : lastTime;
        lastTime = now;
        long wanted = Math.min(begin, now - SPAN_NANOS);
        // The latest reading that is old enough, or else the oldest.
        int from = 0;
        while (from + 1 < count && times[from + 1] <= wanted) {
            from++;
        }
        double others = owed;
        if (count > 0 && now > times[from]) {
            others += (double) (rest - rests[from]) / (now - times[from]) * (now - begin);
        }
        // Others never used less than nothing; what chance took off too much is taken off again later.
        owed = Math.max(-MOST_OWED_NANOS, Math.min(0, others));
        remember(now, rest);
        return Math.max(0, Math.round(others));
    }

    private void remember(long now, long rest) {
        if (count > 0 && now - times[count - 1] < APART_NANOS) {
            return;
        }
        if (count == ANCHORS) {
            System.arraycopy(times, 1, times, 0, ANCHORS - 1);
            System.arraycopy(rests, 1, rests, 0, ANCHORS - 1);
            count--;
        }
        times[count] = now;
        rests[count++] = rest;
    }
}
