package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one invocation of a test, or one batch of them, cost: raw readings, and what was derived from them. Energies are µJ and times ns;
 * -1 stands for a value that could not be read.
 *
 * @param test which test
 * @param outcome how it ended
 * @param startNanos start of the body, after the start of the recording
 * @param durationNanos length of the body
 * @param cpuNanos CPU time of the test meanwhile
 * @param busyNanos busy CPU time of the whole machine meanwhile
 * @param energy energy of each domain, and their total
 * @param attribution energy that the test caused
 * @param inContainers what containers used meanwhile, {@code null} where they used nothing
 * @param bounds between which energies that must lie
 * @param resolutionMicrojoules how far off the attributed energy can be because counters tick
 * @param flags doubts
 * @param reason why there is no reading, or {@code null}
 */
record Measurement(
        TestDescription test,
        Outcome outcome,
        long startNanos,
        long durationNanos,
        long cpuNanos,
        long busyNanos,
        Interval energy,
        Attribution attribution,
        @Nullable InContainers inContainers,
        Bounds bounds,
        long resolutionMicrojoules,
        Set<Flag> flags,
        @Nullable String reason) {

    /** Returns the energy that the test caused, in µJ. */
    long attributedMicrojoules() {
        return attribution.attributedMicrojoules();
    }

    /** Renders the line of the measurement file, without its line end; a negative number of bytes was not counted. */
    String toJson(String run, List<Domain> domains, Batch batch, long allocatedBytes) {
        JsonLine json = LineType.MEASUREMENT.begin(run);
        json.field(Field.TEST, test.test())
                .field(Field.CLASS_NAME, test.className())
                .field(Field.METHOD_NAME, test.methodName());
        json.field(Field.DISPLAY_NAME, test.displayName()).field(Field.OUTCOME, outcome.label());
        json.field(Field.WARMUP, batch.warmup()).field(Field.OPERATIONS, batch.operations());
        json.field(Field.SCOPE, batch.scope().label());
        json.field(Field.START_NANOS, startNanos).field(Field.DURATION_NANOS, durationNanos);
        json.reading(Field.CPU_NANOS, cpuNanos).reading(Field.BUSY_NANOS, busyNanos);
        json.reading(Field.TOTAL_MICROJOULES, energy.totalMicrojoules());
        attribution.write(json);
        bounds.write(json);
        json.reading(Field.RESOLUTION_MICROJOULES, resolutionMicrojoules);
        if (allocatedBytes >= 0) {
            json.field(Field.ALLOCATED_BYTES, allocatedBytes);
        }
        if (inContainers != null) {
            inContainers.write(json);
        }
        json.beginObject(Field.DOMAINS);
        for (int i = 0; i < domains.size(); i++) {
            if (!energy.isRepeated(i)) {
                json.reading(domains.get(i).name(), energy.microjoules(i));
            }
        }
        json.end().field(Field.MAX_JOULES, test.maxJoules()).field(Field.GATE, test.gate());
        json.beginArray(Field.FLAGS);
        flags.forEach(flag -> json.element(flag.name()));
        return json.end()
                .field(Field.REASON, reason)
                .field(Field.STOPPED, batch.stopped())
                .toString();
    }
}
