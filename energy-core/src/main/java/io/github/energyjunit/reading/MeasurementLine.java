package io.github.energyjunit.reading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.energyjunit.budget.BudgetRule;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the analysis needs of one line; energies in microjoules, times in nanoseconds, null where not read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record MeasurementLine(
        @Nullable String type,
        @Nullable String test,
        @Nullable String className,
        @Nullable String methodName,
        @Nullable String displayName,
        @Nullable String outcome,
        boolean warmup,
        long operations,
        @Nullable Long startNanos,
        @Nullable Long durationNanos,
        @Nullable Long totalMicrojoules,
        @Nullable Long attributedMicrojoules,
        @Nullable Long attributedLowMicrojoules,
        @Nullable Long attributedHighMicrojoules,
        @Nullable Long grossMicrojoules,
        @Nullable Long idleNanos,
        @Nullable Long resolutionMicrojoules,
        @Nullable Map<String, @Nullable Long> domains,
        @Nullable BigDecimal maxJoules,
        @Nullable List<String> flags,
        @Nullable String reason,
        @Nullable Boolean gate,
        @Nullable String scope,
        @Nullable Long tests,
        @Nullable Double cv,
        @Nullable Double drift,
        @Nullable Double levelMicrojoules) {

    private static final String IDLE_UNCERTAIN = "IDLE_UNCERTAIN";
    private static final String SHARED_CPU = "SHARED_CPU";

    /** A doubt that leaves less open than this part of the energy is none. */
    private static final double UNCERTAIN = 0.1;

    boolean isMeasurement() {
        return "measurement".equals(type);
    }

    /** Returns whether the line is about a test class as a whole. */
    boolean isSpan() {
        return "span".equals(type) && className != null && tests != null;
    }

    /** Returns the line as it would have been written had this idle power been known; as it is where that cannot be told. */
    MeasurementLine under(IdleEstimate idle) {
        if (totalMicrojoules == null || grossMicrojoules == null || idleNanos == null) {
            return this;
        }
        Double watts = idle.watts();
        long attributed = net(watts == null ? 0 : watts);
        long low = net(idle.high());
        long high = net(idle.low());
        double open = (high - low) / 2.0;
        boolean shared = flags != null && flags.contains(SHARED_CPU);
        long resolution = resolutionMicrojoules == null ? 0 : resolutionMicrojoules;
        List<String> doubts = new ArrayList<>(flags == null ? List.of() : flags);
        doubts.remove(IDLE_UNCERTAIN);
        if (open > resolution && open > UNCERTAIN * attributed) {
            doubts.add(IDLE_UNCERTAIN);
        }
        if (shared && attributedMicrojoules != null) {
            // CPU time that may be a neighbour's leaves as much open under any idle power.
            long moved = attributed - attributedMicrojoules;
            low = Math.max(0, Math.min(low, orElse(attributedLowMicrojoules, attributedMicrojoules) + moved));
            high = Math.max(high, orElse(attributedHighMicrojoules, attributedMicrojoules) + moved);
        }
        boolean exact = low == high;
        return new MeasurementLine(
                type,
                test,
                className,
                methodName,
                displayName,
                outcome,
                warmup,
                operations,
                startNanos,
                durationNanos,
                totalMicrojoules,
                attributed,
                exact ? null : (Long) low,
                exact ? null : (Long) high,
                grossMicrojoules,
                idleNanos,
                resolutionMicrojoules,
                domains,
                maxJoules,
                doubts,
                reason,
                gate,
                scope,
                tests,
                cv,
                drift,
                levelMicrojoules);
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private long net(double idleWatts) {
        long gross = Objects.requireNonNull(grossMicrojoules);
        long nanos = Objects.requireNonNull(idleNanos);
        long total = Objects.requireNonNull(totalMicrojoules);
        return Math.max(0, Math.min(total, Math.round(gross - idleWatts * nanos / 1_000)));
    }

    /** Returns the energies, for sums. */
    Sum sum() {
        if (attributedMicrojoules == null) {
            return new Sum(0, 0, 0, 1);
        }
        double resolution = resolutionMicrojoules == null ? 0 : resolutionMicrojoules;
        long total = totalMicrojoules == null ? 0 : totalMicrojoules;
        return new Sum(attributedMicrojoules, total, resolution * resolution, 0);
    }

    /** Reports a timeline of it, if it has a reading and is known to have been at some time. */
    void addTo(Timeline timeline) {
        if (test != null && startNanos != null && durationNanos != null && attributedMicrojoules != null) {
            timeline.add(test, startNanos, durationNanos, attributedMicrojoules, domains == null ? Map.of() : domains);
        }
    }

    /** Returns what a line of the type canary says. */
    @Nullable
    Canary canary() {
        return "canary".equals(type) && cv != null && drift != null ? new Canary(cv, drift, levelMicrojoules) : null;
    }

    /** Tells whether the energy is of all that an engine did for the test, and not of its body alone. */
    boolean isExecution() {
        return "execution".equals(scope);
    }

    /** Tells whether stacks were sampled meanwhile. */
    boolean isProfiled() {
        return flags != null && flags.contains(Flag.PROFILED.name());
    }

    boolean successful() {
        return "successful".equals(outcome);
    }

    /** Reports what makes no sense in this line, or null if all does. */
    @Nullable
    String defect() {
        if (test == null || test.isEmpty()) {
            return "the field test is missing";
        }
        if (outcome == null) {
            return "the field outcome is missing";
        }
        if (isNegative(totalMicrojoules) || isNegative(attributedMicrojoules) || isNegative(resolutionMicrojoules)) {
            return "an energy is negative";
        }
        if (operations < 0 || isNegative(durationNanos)) {
            return "operations or durationNanos is negative";
        }
        if (maxJoules != null && !BudgetRule.isLimit(maxJoules)) {
            return "Invalid value " + maxJoules + " for maxJoules: expected " + BudgetRule.ALLOWED;
        }
        return null;
    }

    private static boolean isNegative(@Nullable Long value) {
        return value != null && value < 0;
    }
}
