package io.github.energyjunit.meter;

import org.jspecify.annotations.Nullable;

/** Holds the outcome of looking for a source on this machine. */
public sealed interface Probe {
    /** Carries an open source. */
    record Available(EnergySource source) implements Probe {}

    /**
     * Says why there is no such source here.
     *
     * @param reason what was found, with the path or value
     * @param remedy what the user can do about it, or {@code null} when nothing
     */
    record Unavailable(String reason, @Nullable String remedy) implements Probe {}
}
