package io.github.energyjunit.meter.cpu;

/**
 * Makes one fine clock out of a fine clock that sees a part and a coarse clock that sees the whole.
 *
 * <p>What the part does not explain, whole less part, only grows; a coarse clock shows it too low or too high by its
 * grain. The highest value so far is therefore off by one grain at most, however many short intervals are added up, and
 * between its steps the sum moves as finely as the part does.
 */
public final class JoinedClock {
    /** A rest that lies this far below its highest value was too high then: it begins anew from where it is. */
    private static final long BELIEVED_NANOS = 50_000_000L;

    private long offset;
    private long highestRest = Long.MIN_VALUE;

    /**
     * Takes the next readings.
     *
     * @param part fine, in ns
     * @param whole coarse, in ns, or {@link CpuTimes#NO_READING}
     * @return a time that never runs backwards and never more slowly than the part does
     */
    public long join(long part, long whole) {
        if (whole >= 0) {
            long rest = whole - part;
            if (highestRest == Long.MIN_VALUE) {
                highestRest = rest;
                offset = 0;
            } else if (rest > highestRest) {
                highestRest = rest;
            } else if (highestRest - rest > BELIEVED_NANOS) {
                // The sum must not step back, so what was believed too much stays in it.
                offset += highestRest - rest;
                highestRest = rest;
            }
        }
        return part + (highestRest == Long.MIN_VALUE ? 0 : highestRest + offset);
    }
}
