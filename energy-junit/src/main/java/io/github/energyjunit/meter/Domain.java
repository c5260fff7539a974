package io.github.energyjunit.meter;

/**
 * Describes one energy counter of a source.
 *
 * @param name unique within its source, such as {@code package-0}
 * @param counted whether the domain is part of the total
 * @param rangeMicrojoules value at which the counter wraps to zero, in µJ; 0 when it does not wrap or is not known to
 * @param maxWatts power beyond which a reading is not believed
 */
public record Domain(String name, boolean counted, long rangeMicrojoules, double maxWatts) {
    /** Power, in watts, that no domain is believed to exceed where the hardware names no limit of its own. */
    public static final double GENEROUS_MAX_WATTS = 5_000;

    /** Describes a domain that never wraps, with the generous plausibility bound. */
    public Domain(String name, boolean counted) {
        this(name, counted, 0, GENEROUS_MAX_WATTS);
    }
}
