package io.github.energyjunit.meter;

/**
 * Turns the raw values of one counter into energy that only grows.
 *
 * <p>A step back is a wrap when the domain's range is known and the energy it implies could have been drawn in the time
 * since the last reading. Any other step back is either a torn read or a reset. The next reading tells which: it either
 * continues from where the counter was, or grows from where it fell to.
 */
final class UnwrappedCounter {
    /** Stands for a step back that is not yet explained. */
    static final long STEPPED_BACK = -2;

    /** A wrap cannot be missed while readings are closer together than the range lasts at this power. */
    private static final double WRAP_GUARD_WATTS = 1_000;

    /** Lets a reader that was late pass the plausibility bound; more would let through what no hardware draws. */
    private static final long LATE_NANOS = 50_000_000L;

    /** What was used between two updates shows at the second, and updates are not exactly regular. */
    private static final int LATE_PERIODS = 2;

    private final Domain domain;
    private final long slackNanos;
    private long lastRaw = EnergySource.NO_READING;
    private long lastNanos;
    private long suspect = EnergySource.NO_READING;
    private long accumulated;
    private long movedNanos;
    private int breaks;
    private int leaps;

    /** Follows the counter of a domain that is updated once in a period, in ns. */
    UnwrappedCounter(Domain domain, long updateNanos) {
        this.domain = domain;
        slackNanos = Math.max(LATE_NANOS, LATE_PERIODS * updateNanos);
    }

    /**
     * Takes the next raw value.
     *
     * @return the energy since the first reading in µJ, {@link EnergySource#NO_READING} or {@link #STEPPED_BACK}
     */
    long advance(long raw, long nanos) {
        if (raw < 0) {
            return EnergySource.NO_READING;
        }
        if (lastRaw == EnergySource.NO_READING) {
            return restart(raw, nanos, 0);
        }
        long delta = raw - lastRaw;
        if (delta < 0) {
            delta += domain.rangeMicrojoules();
            if (delta < 0 || !plausible(delta, nanos)) {
                return explain(raw, nanos);
            }
        } else if (!plausible(delta, nanos)) {
            leaps++;
        }
        if (mayHaveMissedAWrap(nanos)) {
            breaks++;
        }
        return restart(raw, nanos, delta);
    }

    /** Counts the gaps across which energy is not known; an interval that spans one has no reading. */
    int breaks() {
        return breaks;
    }

    /** Counts the steps forward that no hardware could have made. */
    int leaps() {
        return leaps;
    }

    /** Returns when the counter was last seen to move, or was first read, in ns. */
    long movedNanos() {
        return movedNanos;
    }

    private long explain(long raw, long nanos) {
        if (suspect == EnergySource.NO_READING || raw < suspect) {
            suspect = raw;
            return STEPPED_BACK;
        }
        breaks++;
        return restart(raw, nanos, raw - suspect);
    }

    private long restart(long raw, long nanos, long delta) {
        if (delta > 0 || lastRaw == EnergySource.NO_READING) {
            movedNanos = nanos;
        }
        accumulated += delta;
        lastRaw = raw;
        lastNanos = nanos;
        suspect = EnergySource.NO_READING;
        return accumulated;
    }

    private boolean plausible(long delta, long nanos) {
        return delta <= domain.maxWatts() * (nanos - lastNanos + slackNanos) / 1_000;
    }

    private boolean mayHaveMissedAWrap(long nanos) {
        return domain.rangeMicrojoules() > 0
                && domain.rangeMicrojoules() < WRAP_GUARD_WATTS * (nanos - lastNanos) / 1_000;
    }
}
