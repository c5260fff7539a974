package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.idle.IdleEstimate;
import org.jspecify.annotations.Nullable;

/**
 * Holds what containers used while a body ran; of bodies that overlapped, each has an equal part.
 *
 * @param cpuNanos CPU time, in ns
 * @param attribution energy that it caused
 */
record InContainers(long cpuNanos, Attribution attribution) {
    /** Takes it from a body that has ended; {@code null} where containers used nothing, or nothing is known. */
    static @Nullable InContainers of(Window window, long totalMicrojoules, @Nullable IdleEstimate idle) {
        long nanos = Math.round(window.containersNanos);
        return nanos <= 0 || window.torn || totalMicrojoules < 0
                ? null
                : new InContainers(
                        nanos,
                        Attribution.of(
                                totalMicrojoules, window.containersMicrojoules, window.containersIdleNanos, idle));
    }

    /** Writes its fields. */
    void write(JsonLine json) {
        json.field(Field.CONTAINERS_CPU_NANOS, cpuNanos)
                .field(Field.CONTAINERS_MICROJOULES, attribution.attributedMicrojoules())
                .field(Field.CONTAINERS_GROSS_MICROJOULES, attribution.grossMicrojoules())
                .field(Field.CONTAINERS_IDLE_NANOS, attribution.idleNanos());
    }
}
