package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Flag;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what one region of a body cost, each time that it ran; a sum that lacks a part is no reading. */
final class RegionSum {
    private static final long NONE = EnergySource.NO_READING;

    private final String name;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private long times;
    private long startNanos;
    private long durationNanos;
    private long cpuNanos;
    private long busyNanos;
    private long total;
    private long attributed;
    private long gross;
    private long idleNanos;
    private long low;
    private long high;
    private long resolution;
    private boolean bounded;
    private @Nullable String reason;

    RegionSum(String name) {
        this.name = name;
    }

    void add(Measurement measured) {
        startNanos = times++ == 0 ? measured.startNanos() : startNanos;
        durationNanos += measured.durationNanos();
        cpuNanos = sum(cpuNanos, measured.cpuNanos());
        busyNanos = sum(busyNanos, measured.busyNanos());
        total = sum(total, measured.energy().totalMicrojoules());
        long microjoules = measured.attributedMicrojoules();
        attributed = sum(attributed, microjoules);
        gross = sum(gross, measured.attribution().grossMicrojoules());
        idleNanos = sum(idleNanos, measured.attribution().idleNanos());
        Bounds bounds = measured.bounds();
        bounded |= bounds.lowMicrojoules() >= 0;
        low = sum(low, bounds.lowMicrojoules() < 0 ? microjoules : bounds.lowMicrojoules());
        high = sum(high, bounds.highMicrojoules() < 0 ? microjoules : bounds.highMicrojoules());
        resolution = sum(resolution, measured.resolutionMicrojoules());
        flags.addAll(measured.flags());
        reason = reason == null ? measured.reason() : reason;
    }

    private static long sum(long known, long more) {
        return known < 0 || more < 0 ? NONE : known + more;
    }

    /** Writes it; {@code test} is {@code null} where no test is measured around it. */
    JsonLine write(JsonLine json, @Nullable String test, boolean warmup) {
        json.field(Field.TEST, test)
                .field(Field.REGION, name)
                .field(Field.WARMUP, warmup)
                .field(Field.TIMES, times);
        json.field(Field.START_NANOS, startNanos).field(Field.DURATION_NANOS, durationNanos);
        json.reading(Field.CPU_NANOS, cpuNanos)
                .reading(Field.BUSY_NANOS, busyNanos)
                .reading(Field.TOTAL_MICROJOULES, total);
        new Attribution(gross, idleNanos, attributed, low, high).write(json);
        (bounded ? new Bounds(low, high) : new Bounds(NONE, NONE)).write(json);
        json.reading(Field.RESOLUTION_MICROJOULES, resolution);
        json.beginArray(Field.FLAGS);
        flags.forEach(flag -> json.element(flag.name()));
        return json.end().field(Field.REASON, reason);
    }
}
