package io.github.energyjunit.meter;

import org.jspecify.annotations.Nullable;

/**
 * Describes one energy counter of a source.
 *
 * @param name unique within its source, such as {@code package-0}
 * @param counted whether the domain is part of the total
 * @param rangeMicrojoules value at which the counter wraps to zero, in µJ; 0 when it does not wrap or is not known to
 * @param maxWatts power beyond which a reading is not believed
 * @param group shared by counters that may repeat each other, such as the dies of one package: as long as they move
 *     alike, the first of them alone is counted; {@code null} for a counter that stands for itself
 */
public record Domain(
        String name,
        boolean counted,
        long rangeMicrojoules,
        double maxWatts,
        @Nullable String group) {
    /** Power, in watts, that no domain is believed to exceed where nothing is known about its kind. */
    public static final double GENEROUS_MAX_WATTS = 5_000;

    /** Describes a domain that never wraps, with the generous plausibility bound. */
    public Domain(String name, boolean counted) {
        this(name, counted, 0, GENEROUS_MAX_WATTS);
    }

    /** Describes a domain that stands for itself. */
    public Domain(String name, boolean counted, long rangeMicrojoules, double maxWatts) {
        this(name, counted, rangeMicrojoules, maxWatts, null);
    }
}
