package io.github.energyjunit.paired;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a unit ran.
 *
 * @param end how it ended
 * @param reason why it did not succeed, in words
 * @param wall how long it took, JUnit's own work included
 * @param readings what its tests cost, by their ids
 */
record RunOutcome(End end, String reason, Duration wall, Map<String, Reading> readings) {

    /** How a unit may end. */
    enum End {
        /** Every test of it succeeded. */
        SUCCESSFUL,
        /** A test of it failed. */
        FAILED,
        /** None of it was run. */
        SKIPPED,
        /** Its JVM did not come back in time, or ended. */
        LOST
    }

    static RunOutcome lost(String reason, Duration wall) {
        return new RunOutcome(End.LOST, reason, wall, Map.of());
    }

    /** Returns how long the bodies of one of its tests ran, in nanoseconds, on average over its tests. */
    OptionalLong bodyNanos() {
        return readings.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        readings.values().stream().mapToLong(Reading::nanos).sum() / readings.size());
    }

    /** Returns what a test of it cost. */
    Reading of(String test) {
        return readings.getOrDefault(test, Reading.NONE);
    }

    /** Says in words what went wrong. */
    String trouble() {
        return switch (end) {
            case SUCCESSFUL -> "";
            case FAILED -> "fails (" + reason + ")";
            case SKIPPED -> "does not run (" + reason + ")";
            case LOST -> reason;
        };
    }
}
