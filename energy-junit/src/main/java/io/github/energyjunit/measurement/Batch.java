package io.github.energyjunit.measurement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes what one measurement covers.
 *
 * @param warmup whether it is never a sample
 * @param operations how many invocations it covers
 * @param scope how much of each invocation it covers
 * @param stopped why no sample of this test follows; {@code null} on all but the last sample of a repeated test
 */
public record Batch(
        boolean warmup,
        long operations,
        Scope scope,
        @Nullable String stopped) {
    /** One invocation of a test's body. */
    public static final Batch ONE_BODY = new Batch(false, 1, Scope.BODY, null);

    /** One execution of a test, as its engine runs it. */
    public static final Batch ONE_EXECUTION = new Batch(false, 1, Scope.EXECUTION, null);

    /** Tells how much of a test is measured. */
    public enum Scope {
        /** The test's own code alone. */
        BODY,
        /** Everything that its engine does for it, what runs before and after each test included. */
        EXECUTION;

        /** Returns the word that measurement files have for it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Finds out what a measurement covers, once its energy is known. */
    public interface Covered {
        /**
         * Takes the energy that was caused, in µJ or {@link io.github.energyjunit.meter.EnergySource#NO_READING}, and the time that it took, in ns.
         */
        Batch by(long attributedMicrojoules, long durationNanos);
    }
}
