package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.idle.IdleEstimate;
import org.jspecify.annotations.Nullable;

/**
 * Holds between which energies what a body has caused must lie, in µJ; -1 where its energy is not known, or known as far as
 * its counter resolves.
 */
record Bounds(long lowMicrojoules, long highMicrojoules) {
    /**
     * Takes off all that the body is charged with and may be another's, and the most of idle power; or adds all that
     * others are charged with and may be its own, and takes off the least.
     *
     * @param idle idle power with its own bounds, or {@code null} when it is not known
     * @param attribution what the body is charged, with the bounds that idle power alone leaves
     */
    static Bounds of(Window window, long totalMicrojoules, @Nullable IdleEstimate idle, Attribution attribution) {
        boolean shared = window.sharedNanos > 0 || window.othersNanos > 0;
        if (totalMicrojoules < 0 || window.torn || !shared) {
            return attribution.bounds();
        }
        long low = net(
                totalMicrojoules,
                window.grossMicrojoules - window.sharedMicrojoules,
                window.idleNanos - window.sharedIdleNanos,
                idle == null ? 0 : idle.high());
        long high = net(
                totalMicrojoules,
                window.grossMicrojoules + window.othersMicrojoules,
                window.idleNanos + window.othersIdleNanos,
                idle == null ? 0 : idle.low());
        return low == high ? attribution.bounds() : new Bounds(Math.min(low, high), Math.max(low, high));
    }

    private static long net(long total, double gross, double nanos, double idleWatts) {
        return Math.max(0, Math.min(total, Math.round(gross - idleWatts * nanos / 1_000)));
    }

    /** Writes both fields. */
    JsonLine write(JsonLine json) {
        return json.reading(Field.ATTRIBUTED_LOW_MICROJOULES, lowMicrojoules)
                .reading(Field.ATTRIBUTED_HIGH_MICROJOULES, highMicrojoules);
    }
}
