package io.github.energyjunit.lines;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.MaxJoules;
import org.jspecify.annotations.Nullable;

/** Finds what makes no sense in a line about a test, a region of it, or a class as a whole. */
final class LineDefect {

    /** A gigajoule: no test takes as much, and thousands of them still add up within a {@code long}. */
    private static final long MOST_MICROJOULES = 1_000_000_000_000_000L;

    private LineDefect() {}

    /** Returns what makes no sense, with its value and what is allowed; null if all does. */
    static @Nullable String of(MeasurementLine line) {
        if (line.test() == null || line.test().isEmpty()) {
            return "the field test is missing";
        }
        if (line.outcome() == null && !line.isRegion()) {
            return "the field outcome is missing";
        }
        if (line.maxJoules() != null && !MaxJoules.isAllowed(line.maxJoules())) {
            return "Invalid value " + line.maxJoules() + " for maxJoules: expected " + MaxJoules.ALLOWED;
        }
        return first(
                outside(Field.TOTAL_MICROJOULES, line.totalMicrojoules(), MOST_MICROJOULES),
                outside(Field.ATTRIBUTED_MICROJOULES, line.attributedMicrojoules(), MOST_MICROJOULES),
                outside(Field.RESOLUTION_MICROJOULES, line.resolutionMicrojoules(), MOST_MICROJOULES),
                outside(Field.OPERATIONS, line.operations(), Long.MAX_VALUE),
                outside(Field.DURATION_NANOS, line.durationNanos(), Long.MAX_VALUE));
    }

    private static @Nullable String outside(String field, @Nullable Long value, long most) {
        return value == null || (value >= 0 && value <= most)
                ? null
                : "Invalid value " + value + " for " + field + ": expected a whole number from 0 to " + most;
    }

    private static @Nullable String first(@Nullable String... defects) {
        for (String defect : defects) {
            if (defect != null) {
                return defect;
            }
        }
        return null;
    }
}
