package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.idle.IdleEstimate;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is charged for an interval, and what is needed to charge it under any other idle power: {@code attributed =
 * gross - idle power * idleNanos}. Energies are µJ; -1 stands for a value that could not be read.
 *
 * @param grossMicrojoules share of the machine's energy, no idle power taken off
 * @param idleNanos time that idle power is taken off for, the same share of the interval, in ns
 * @param attributedMicrojoules what is left of the share, at least 0 and at most all energy of the machine
 * @param lowMicrojoules what is left at the highest idle power that can be, or -1 where idle power has no bounds
 * @param highMicrojoules what is left at the lowest, or -1
 */
record Attribution(
        long grossMicrojoules, long idleNanos, long attributedMicrojoules, long lowMicrojoules, long highMicrojoules) {
    private static final long NONE = EnergySource.NO_READING;
    private static final double TOO_UNSURE = 0.1;

    /** Charges a share of a total in µJ, {@link EnergySource#NO_READING} where there is none. */
    static Attribution of(
            long totalMicrojoules, double grossMicrojoules, double idleNanos, @Nullable IdleEstimate idle) {
        if (totalMicrojoules < 0) {
            return new Attribution(NONE, NONE, NONE, NONE, NONE);
        }
        // From what is written down, so that whoever reads it comes to the same numbers.
        long gross = Math.round(Math.max(0, grossMicrojoules));
        long nanos = Math.round(Math.max(0, idleNanos));
        Double watts = idle == null ? null : idle.watts();
        long attributed = net(totalMicrojoules, gross, nanos, watts == null ? 0 : watts);
        if (idle == null || idle.width() == 0) {
            return new Attribution(gross, nanos, attributed, NONE, NONE);
        }
        return new Attribution(
                gross,
                nanos,
                attributed,
                net(totalMicrojoules, gross, nanos, idle.high()),
                net(totalMicrojoules, gross, nanos, idle.low()));
    }

    /** Takes idle power off. CPU times are read around energy, so of a very short body they see more than it does. */
    private static long net(long total, long gross, long nanos, double idleWatts) {
        return Math.max(0, Math.min(total, Math.round(gross - idleWatts * nanos / 1_000)));
    }

    /** Returns whether the bounds of idle power leave more open than the counter does, and too much. */
    boolean isUncertain(long resolutionMicrojoules) {
        double open = (highMicrojoules - lowMicrojoules) / 2.0;
        return highMicrojoules >= 0 && open > resolutionMicrojoules && open > TOO_UNSURE * attributedMicrojoules;
    }

    /** Returns what the bounds of idle power leave open. */
    Bounds bounds() {
        return new Bounds(lowMicrojoules, highMicrojoules);
    }

    /** Writes the fields but the bounds, which other doubts may widen. */
    JsonLine write(JsonLine json) {
        return json.reading(Field.ATTRIBUTED_MICROJOULES, attributedMicrojoules)
                .reading(Field.GROSS_MICROJOULES, grossMicrojoules)
                .reading(Field.IDLE_NANOS, idleNanos);
    }
}
