package io.github.energyjunit.meter;

/** Reads of a meter, as the kit for sources needs them. */
final class Reads {
    private static final long SLOWNESS = 10_000;

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
}
