package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Flag;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one region of code cost. Energies are µJ; -1 stands for a value that could not be read.
 *
 * @param durationNanos how long it took, in ns
 * @param microjoules energy that it caused
 * @param leastMicrojoules the least that it can have caused, as far as ticks of counters, idle power and shared CPU time leave it open
 * @param resolutionMicrojoules how far off the energy can be because counters tick
 * @param flags doubts
 * @param reason why there is no reading, or {@code null}
 */
public record RegionReading(
        long durationNanos,
        long microjoules,
        long leastMicrojoules,
        long resolutionMicrojoules,
        Set<Flag> flags,
        @Nullable String reason) {
    /** Copies the flags. */
    public RegionReading {
        flags = Set.copyOf(flags);
    }

    static RegionReading of(Measurement measured) {
        long microjoules = measured.attributedMicrojoules();
        long resolution = measured.resolutionMicrojoules();
        long low = measured.bounds().lowMicrojoules();
        long least = Math.min(Math.max(0, microjoules - resolution), low < 0 ? Long.MAX_VALUE : low);
        return new RegionReading(
                measured.durationNanos(),
                microjoules,
                microjoules < 0 ? microjoules : least,
                resolution,
                measured.flags(),
                measured.reason());
    }
}
