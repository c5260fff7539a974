package io.github.energyjunit.paired;

import io.github.energyjunit.units.CountText;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells when the bodies of a test have run for so long that enough of their stacks were sampled.
 *
 * <p>Only bodies have stacks of the test, so they alone count; what JUnit does around a body of microseconds takes many
 * times as long. Hence the bounds of the whole.
 */
final class ProfiledTime {
    /** Each run is a line of a measurement file, and a mark in a recording. */
    private static final long MOST_RUNS = 20_000;

    private final String test;
    private final Duration enough;
    private final Duration longest;
    private final LongSupplier clock;
    private final long start;
    private long nanos;
    private long runs;
    private boolean broken;

    /**
     * Starts the time.
     *
     * @param enough how long bodies should run
     * @param longest after which that is given up, on the clock
     * @param clock in nanoseconds
     */
    ProfiledTime(String test, Duration enough, Duration longest, LongSupplier clock) {
        this.test = test;
        this.enough = enough;
        this.longest = longest;
        this.clock = clock;
        start = clock.getAsLong();
    }

    void add(RunOutcome ran) {
        Reading reading = ran.of(test);
        nanos += reading.nanos();
        runs += reading.operations() + reading.unread();
        broken = ran.end() != RunOutcome.End.SUCCESSFUL;
    }

    boolean wantsMore() {
        return !broken && nanos < enough.toNanos() && runs < MOST_RUNS && clock.getAsLong() - start < longest.toNanos();
    }

    /** Says how much ran, for instance {@code 35 runs of 5.1 ms in all}. */
    @Override
    public String toString() {
        return CountText.of(runs, "run") + " of " + Duration.ofNanos(nanos).toMillis() + " ms in all";
    }
}
