package io.github.energyjunit.meter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Reads of a meter, as the kit for sources needs them. */
final class Reads {
    private static final long SLOWNESS = 10_000;
    private static final long STEP_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Reads() {}

    /**
     * Reads a source by a clock that goes slowly: what is not drawn stands still in the environments of the kit, for longer than
     * a real counter would.
     */
    static Meter meter(EnergySource source) {
        return new Meter(source, () -> System.nanoTime() / SLOWNESS);
    }

    static boolean readable(Meter meter) {
        Snapshot one = read(meter);
        Interval interval = meter.between(one, read(meter));
        return meter.info().domains().stream()
                .filter(Domain::counted)
                .allMatch(domain -> interval.microjoules(meter.info().domains().indexOf(domain)) >= 0);
    }

    static long total(Meter meter, Snapshot start) {
        return meter.between(start, read(meter)).totalMicrojoules();
    }

    static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }

    /** Lets time pass in which everybody can work: a machine that stands still meanwhile makes one short step of that. */
    static void pass(long nanos) {
        for (long passed = 0; passed < nanos; passed += STEP_NANOS) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Waits until a condition holds, for a bounded time. */
    static boolean eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }
}
