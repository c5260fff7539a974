package io.github.energyjunit.meter.rapl;

import io.github.energyjunit.meter.Domain;

/** Knows how much power a counter of each kind can stand for at most; what exceeds it is no reading of hardware. */
public final class Plausibility {
    /** Processors of 500 W and accelerated ones of 1,000 W exist; short bursts exceed that. */
    private static final double PACKAGE_WATTS = 1_500;

    /** Twenty-four modules of 20 W, on one socket. */
    private static final double DRAM_WATTS = 500;

    /** The limit is most often the thermal design power, which short bursts exceed several times. */
    private static final double GENEROUS_FACTOR = 10;

    /** A limit that the kernel names is believed to be reached, and exceeded, even beyond the kind's bound. */
    private static final double LEAST_FACTOR = 2;

    private Plausibility() {}

    /**
     * Returns the power in watts beyond which a counter is not believed.
     *
     * @param kind {@code package}, {@code dram}, {@code core}, {@code uncore}, {@code psys} or another word
     * @param limitWatts the highest power that the counter's own limits may be set to, or 0 where that is not known
     */
    public static double maxWatts(String kind, double limitWatts) {
        double bound = switch (kind) {
            case "package", "core", "uncore" -> PACKAGE_WATTS;
            case "dram" -> DRAM_WATTS;
            default -> Domain.GENEROUS_MAX_WATTS;
        };
        return limitWatts <= 0
                ? bound
                : Math.max(LEAST_FACTOR * limitWatts, Math.min(GENEROUS_FACTOR * limitWatts, bound));
    }
}
