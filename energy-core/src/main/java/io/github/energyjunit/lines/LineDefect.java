package io.github.energyjunit.lines;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.MaxJoules;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what makes no sense in a line about a test, a region of it, or a class as a whole. */
final class LineDefect {

    /** A gigajoule: no test takes as much, and thousands of them still add up within a {@code long}. */
    private static final long MOST_MICROJOULES = 1_000_000_000_000_000L;

    private static final List<String> OUTCOMES =
            Stream.of(Outcome.values()).map(Outcome::label).toList();

    private static final List<String> SCOPES =
            Stream.of(Batch.Scope.values()).map(Batch.Scope::label).toList();

    private LineDefect() {}

    /** Returns what makes no sense, with its value and what is allowed; null if all does. */
    static @Nullable String of(MeasurementLine line) {
        if (line.test() == null || line.test().isEmpty()) {
            return "the field test is missing";
        }
        String kind = line.isRegion() ? ofRegion(line) : ofMeasurement(line);
        if (kind != null) {
            return kind;
        }
        if (line.maxJoules() != null && !MaxJoules.isAllowed(line.maxJoules())) {
            return "Invalid value " + line.maxJoules() + " for maxJoules: expected " + MaxJoules.ALLOWED;
        }
        return first(
                energy(Field.TOTAL_MICROJOULES, line.totalMicrojoules()),
                energy(Field.ATTRIBUTED_MICROJOULES, line.attributedMicrojoules()),
                energy(Field.ATTRIBUTED_LOW_MICROJOULES, line.attributedLowMicrojoules()),
                energy(Field.ATTRIBUTED_HIGH_MICROJOULES, line.attributedHighMicrojoules()),
                energy(Field.GROSS_MICROJOULES, line.grossMicrojoules()),
                energy(Field.RESOLUTION_MICROJOULES, line.resolutionMicrojoules()),
                energy(Field.CONTAINERS_MICROJOULES, line.containersMicrojoules()),
                energy(Field.CONTAINERS_GROSS_MICROJOULES, line.containersGrossMicrojoules()),
                outside(Field.IDLE_NANOS, line.idleNanos(), 0, Long.MAX_VALUE),
                outside(Field.CONTAINERS_IDLE_NANOS, line.containersIdleNanos(), 0, Long.MAX_VALUE),
                outside(Field.START_NANOS, line.startNanos(), 0, Long.MAX_VALUE),
                outside(Field.DURATION_NANOS, line.durationNanos(), 0, Long.MAX_VALUE));
    }

    private static @Nullable String ofMeasurement(MeasurementLine line) {
        if (line.operations() == null) {
            return "the field operations is missing";
        }
        return first(
                unknown(Field.OUTCOME, line.outcome(), true, OUTCOMES),
                outside(Field.OPERATIONS, line.operations(), 1, Long.MAX_VALUE),
                unknown(Field.SCOPE, line.scope(), false, SCOPES));
    }

    private static @Nullable String ofRegion(MeasurementLine line) {
        return outside(Field.TIMES, line.times(), 1, Long.MAX_VALUE);
    }

    private static @Nullable String unknown(
            String field, @Nullable String word, boolean required, List<String> allowed) {
        if (word == null) {
            return required ? "the field " + field + " is missing" : null;
        }
        return allowed.contains(word)
                ? null
                : "Invalid value '" + word + "' for " + field + ": expected " + String.join(" or ", allowed);
    }

    private static @Nullable String energy(String field, @Nullable Long value) {
        return outside(field, value, 0, MOST_MICROJOULES);
    }

    private static @Nullable String outside(String field, @Nullable Long value, long least, long most) {
        return value == null || (value >= least && value <= most)
                ? null
                : "Invalid value " + value + " for " + field + ": expected a whole number from " + least + " to "
                        + most;
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
