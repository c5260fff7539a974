package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import java.util.List;

/** Reads energy counters as registers. */
final class MsrSource implements EnergySource {
    /** Says where a domain's counter is, and in which unit. */
    record Counter(MsrFile file, long register, double microjoules) {}

    private final SourceInfo info;
    private final Counter[] counters;

    MsrSource(SourceInfo info, List<Counter> counters) {
        this.info = info;
        this.counters = counters.toArray(Counter[]::new);
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        for (int i = 0; i < counters.length; i++) {
            Counter counter = counters[i];
            long raw = counter.file().counter(counter.register());
            microjoules[i] = raw < 0 ? NO_READING : Math.round(raw * counter.microjoules());
        }
    }

    @Override
    public void close() {
        for (Counter counter : counters) {
            counter.file().close();
        }
    }
}
