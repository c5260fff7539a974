package io.github.energyjunit.paired;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a comparison may take; what is left of the screening's part goes to the confirming. */
final class TimeBudget {
    /** Screening may use this part, so that suspects found late can still be confirmed. */
    private static final double SCREENING = 0.5;

    private final LongSupplier clock;
    private final Duration whole;
    private final long start;

    TimeBudget(Duration whole, LongSupplier clock) {
        this.whole = whole;
        this.clock = clock;
        start = clock.getAsLong();
    }

    Duration whole() {
        return whole;
    }

    Duration spent() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }

    /** Returns what is left, at least nothing. */
    Duration left() {
        Duration left = whole.minus(spent());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allowsScreening() {
        return spent().toNanos() < whole.toNanos() * SCREENING;
    }

    boolean allowsConfirming() {
        return spent().compareTo(whole) < 0;
    }
}
