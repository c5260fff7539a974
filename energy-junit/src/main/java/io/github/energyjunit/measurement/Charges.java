package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import org.jspecify.annotations.Nullable;

/** Charges bodies for a slice; what a model estimates is charged as the model has it, not shared. */
final class Charges {
    private final Meter meter;
    private final SourceInfo.@Nullable Model model;
    private long total;
    private double nanos;

    Charges(Meter meter) {
        this.meter = meter;
        model = meter.info().model();
    }

    /** Goes on to the slice between two readings. */
    void slice(Snapshot start, Snapshot end) {
        total = meter.totalBetween(start, end);
        nanos = meter.nanosBetween(start, end);
    }

    /**
     * Charges a body for CPU times in ns: what is its own, its part of what cannot be told, and all that may be its own.
     *
     * @param whole how long the machine was busy
     * @param bodies how many are in flight
     */
    void charge(Window window, double told, double shared, double atMost, long whole, int bodies) {
        double part = whole > 0 ? 1.0 / whole : 0;
        double cpu = told + shared;
        double share = whole > 0 ? cpu * part : 1.0 / bodies;
        window.cpuNanos += Math.round(cpu);
        window.torn |= total < 0;
        window.idleNanos += nanos * share;
        window.grossMicrojoules += microjoules(share, cpu);
        window.sharedNanos += shared;
        window.sharedIdleNanos += nanos * shared * part;
        window.sharedMicrojoules += microjoules(shared * part, shared);
        double elsewhere = atMost - shared;
        window.othersNanos += elsewhere;
        window.othersIdleNanos += nanos * elsewhere * part;
        window.othersMicrojoules += microjoules(elsewhere * part, elsewhere);
    }

    /** Notes what containers have used meanwhile, in ns, whether it counts as the body's or not. */
    void note(Window window, double containers, long whole) {
        if (containers > 0) {
            double share = whole > 0 ? Math.min(1, containers / whole) : 0;
            window.containersNanos += containers;
            window.containersIdleNanos += nanos * share;
            window.containersMicrojoules += microjoules(share, containers);
        }
    }

    private double microjoules(double share, double cpuNanos) {
        return model == null ? total * share : model.microjoules(cpuNanos, nanos * share);
    }
}
