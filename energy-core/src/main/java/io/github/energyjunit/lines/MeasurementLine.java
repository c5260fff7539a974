package io.github.energyjunit.lines;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.sampling.Sampling;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the analysis needs of a line about a test, a region of it, or a class as a whole; energies in microjoules, times in nanoseconds, null where not read. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MeasurementLine(
        @JsonProperty(Field.TEST) @Nullable String test,
        @JsonProperty(Field.CLASS_NAME) @Nullable String className,
        @JsonProperty(Field.METHOD_NAME) @Nullable String methodName,
        @JsonProperty(Field.DISPLAY_NAME) @Nullable String displayName,
        @JsonProperty(Field.OUTCOME) @Nullable String outcome,
        @JsonProperty(Field.WARMUP) boolean warmup,
        @JsonProperty(Field.OPERATIONS) @Nullable Long operations,
        @JsonProperty(Field.START_NANOS) @Nullable Long startNanos,
        @JsonProperty(Field.DURATION_NANOS) @Nullable Long durationNanos,
        @JsonProperty(Field.TOTAL_MICROJOULES) @Nullable Long totalMicrojoules,

        @JsonProperty(Field.ATTRIBUTED_MICROJOULES) @Nullable
        Long attributedMicrojoules,

        @JsonProperty(Field.ATTRIBUTED_LOW_MICROJOULES) @Nullable
        Long attributedLowMicrojoules,

        @JsonProperty(Field.ATTRIBUTED_HIGH_MICROJOULES) @Nullable
        Long attributedHighMicrojoules,

        @JsonProperty(Field.GROSS_MICROJOULES) @Nullable Long grossMicrojoules,
        @JsonProperty(Field.IDLE_NANOS) @Nullable Long idleNanos,

        @JsonProperty(Field.RESOLUTION_MICROJOULES) @Nullable
        Long resolutionMicrojoules,

        @JsonProperty(Field.CONTAINERS_MICROJOULES) @Nullable
        Long containersMicrojoules,

        @JsonProperty(Field.CONTAINERS_GROSS_MICROJOULES) @Nullable
        Long containersGrossMicrojoules,

        @JsonProperty(Field.CONTAINERS_IDLE_NANOS) @Nullable Long containersIdleNanos,

        @JsonProperty(Field.DOMAINS) @Nullable Map<String, @Nullable Long> domains,
        @JsonProperty(Field.MAX_JOULES) @Nullable BigDecimal maxJoules,
        @JsonProperty(Field.FLAGS) @Nullable List<String> flags,
        @JsonProperty(Field.REASON) @Nullable String reason,
        @JsonProperty(Field.GATE) @Nullable Boolean gate,
        @JsonProperty(Field.SCOPE) @Nullable String scope,
        @JsonProperty(Field.TESTS) @Nullable Long tests,
        @JsonProperty(Field.REGION) @Nullable String region,
        @JsonProperty(Field.TIMES) long times,
        @JsonProperty(Field.STOPPED) @Nullable String stopped) {

    /** A doubt that leaves less open than this part of the energy is none. */
    private static final double UNCERTAIN = 0.1;

    /** Reasons to take no further sample of an {@code @EnergyTest}: as many as allowed, and no more time. */
    private static final Set<String> IMPRECISE_ENDS =
            Set.of(Sampling.Reason.SAMPLES.label(), Sampling.Reason.TIME.label());

    /** Returns how many invocations the line covers; 1 where it does not say. */
    public long invocations() {
        return operations == null ? 1 : Math.max(1, operations);
    }

    /** Returns whether the line is about a region of code within a test. */
    public boolean isRegion() {
        return test != null && region != null;
    }

    /** Returns whether another line's code began while this one's ran. */
    public boolean contains(MeasurementLine other) {
        return startNanos != null
                && durationNanos != null
                && other.startNanos != null
                && other.startNanos >= startNanos
                && other.startNanos - startNanos <= durationNanos;
    }

    /** Returns the line as it would have been written had this idle power been known; as it is where that cannot be told. */
    public MeasurementLine under(IdleEstimate idle) {
        if (totalMicrojoules == null || grossMicrojoules == null || idleNanos == null) {
            return this;
        }
        Double watts = idle.watts();
        long attributed = net(watts == null ? 0 : watts);
        long low = net(idle.high());
        long high = net(idle.low());
        double open = (high - low) / 2.0;
        boolean shared = has(Flag.SHARED_CPU);
        long resolution = resolutionMicrojoules == null ? 0 : resolutionMicrojoules;
        List<String> doubts = new ArrayList<>(flags == null ? List.of() : flags);
        doubts.remove(Flag.IDLE_UNCERTAIN.name());
        if (open > resolution && open > UNCERTAIN * attributed) {
            doubts.add(Flag.IDLE_UNCERTAIN.name());
        }
        if (shared && attributedMicrojoules != null) {
            // CPU time that may be a neighbour's leaves as much open under any idle power.
            long moved = attributed - attributedMicrojoules;
            low = Math.max(0, Math.min(low, orElse(attributedLowMicrojoules, attributedMicrojoules) + moved));
            high = Math.max(high, orElse(attributedHighMicrojoules, attributedMicrojoules) + moved);
        }
        boolean exact = low == high;
        return new MeasurementLine(
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
                inContainers(watts == null ? 0 : watts),
                containersGrossMicrojoules,
                containersIdleNanos,
                domains,
                maxJoules,
                doubts,
                reason,
                gate,
                scope,
                tests,
                region,
                times,
                stopped);
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

    private @Nullable Long inContainers(double idleWatts) {
        Long gross = containersGrossMicrojoules;
        Long nanos = containersIdleNanos;
        return gross == null || nanos == null
                ? containersMicrojoules
                : (Long) Math.max(0, Math.round(gross - idleWatts * nanos / 1_000));
    }

    /** Returns the energies, for sums. */
    public Sum sum() {
        if (attributedMicrojoules == null) {
            return new Sum(Joules.ZERO, Joules.ZERO, 0, 1);
        }
        double resolution = resolutionMicrojoules == null ? 0 : resolutionMicrojoules;
        long total = totalMicrojoules == null ? 0 : totalMicrojoules;
        return new Sum(
                Joules.ofMicrojoules(attributedMicrojoules), Joules.ofMicrojoules(total), resolution * resolution, 0);
    }

    /** Reports a timeline of it, if it has a reading and is known to have been at some time. */
    public void addTo(Timeline timeline) {
        if (test != null && startNanos != null && durationNanos != null && attributedMicrojoules != null) {
            timeline.add(
                    test,
                    startNanos,
                    durationNanos,
                    Joules.ofMicrojoules(attributedMicrojoules),
                    domains == null ? Map.of() : domains);
        }
    }

    /** Tells whether the energy is of all that an engine did for the test, and not of its body alone. */
    public boolean isExecution() {
        return Batch.Scope.EXECUTION.label().equals(scope);
    }

    /** Tells whether it is the last sample of a test whose samples ended before its energy was known well enough. */
    public boolean isLastAndImprecise() {
        return IMPRECISE_ENDS.contains(Objects.requireNonNullElse(stopped, ""));
    }

    /** Tells whether stacks were sampled meanwhile. */
    public boolean isProfiled() {
        return has(Flag.PROFILED);
    }

    /** Returns whether the test's body returned. */
    public boolean successful() {
        return is(Outcome.SUCCESSFUL);
    }

    /** Returns whether an assumption of the test did not hold. */
    public boolean aborted() {
        return is(Outcome.ABORTED);
    }

    /** Returns whether there is this doubt. */
    public boolean has(Flag flag) {
        return flags != null && flags.contains(flag.name());
    }

    private boolean is(Outcome wanted) {
        return wanted.label().equals(outcome);
    }

    /** Reports what makes no sense in this line, or null if all does. */
    public @Nullable String defect() {
        return LineDefect.of(this);
    }
}
