package io.github.energyjunit.paired;

import java.time.Duration;

/** How often stacks of confirmed regressions are looked at. */
enum SamplingRate {
    /** More often than where joules are reported: the verdict is known, and both versions pay for it alike. */
    USUAL("profile", Duration.ofMillis(10)),

    /** For tests so short that what runs around them takes most of the time. */
    DENSE("profile-of-short-tests", Duration.ofMillis(1));

    private final String folder;
    private final Duration period;

    SamplingRate(String folder, Duration period) {
        this.folder = folder;
        this.period = period;
    }

    static SamplingRate of(PairedUnit unit) {
        return unit.isBrief() ? DENSE : USUAL;
    }

    /** Returns the name of the folder for its measurements. */
    String folder() {
        return folder;
    }

    Duration period() {
        return period;
    }

    /** Returns how long bodies have to run for as many stacks as the usual rate has in a time. */
    Duration asMuchAs(Duration usual) {
        return usual.multipliedBy(period.toNanos()).dividedBy(USUAL.period.toNanos());
    }
}
