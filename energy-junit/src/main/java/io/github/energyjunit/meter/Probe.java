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
     * @param askedFor whether a user set something up that does not work: each report then says so. A source that most
     *     machines lack is reported by {@code energy:doctor} alone
     */
    record Unavailable(String reason, @Nullable String remedy, boolean askedFor) implements Probe {
        /** Says why something that the user would expect to work does not. */
        public Unavailable(String reason, @Nullable String remedy) {
            this(reason, remedy, true);
        }

        /** Says that nothing is there, and that nothing was expected. */
        public static Unavailable notHere(String reason, @Nullable String remedy) {
            return new Unavailable(reason, remedy, false);
        }
    }
}
