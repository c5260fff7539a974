package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.EnergySource;

/**
 * Holds between which energies what a body has caused must lie, in µJ; -1 where its energy is not known, or known as far as
 * its counter resolves.
 */
record Bounds(long lowMicrojoules, long highMicrojoules) {
    private static final Bounds NONE = new Bounds(EnergySource.NO_READING, EnergySource.NO_READING);

    /**
     * Takes off all that the body is charged with and may be another's, and the most of idle power; or adds all that
     * others are charged with and may be its own, and takes off the least.
     */
    static Bounds of(Window window, long totalMicrojoules, double leastIdleWatts, double mostIdleWatts) {
        if (totalMicrojoules < 0 || window.torn) {
            return NONE;
        }
        long low = Assessment.Attribution.of(
                        totalMicrojoules,
                        window.grossMicrojoules - window.sharedMicrojoules,
                        window.idleNanos - window.sharedIdleNanos,
                        mostIdleWatts)
                .attributedMicrojoules();
        long high = Assessment.Attribution.of(
                        totalMicrojoules,
                        window.grossMicrojoules + window.othersMicrojoules,
                        window.idleNanos + window.othersIdleNanos,
                        leastIdleWatts)
                .attributedMicrojoules();
        return low == high ? NONE : new Bounds(Math.min(low, high), Math.max(low, high));
    }

    /** Writes both fields. */
    JsonLine write(JsonLine json) {
        return json.reading("attributedLowMicrojoules", lowMicrojoules)
                .reading("attributedHighMicrojoules", highMicrojoules);
    }
}
