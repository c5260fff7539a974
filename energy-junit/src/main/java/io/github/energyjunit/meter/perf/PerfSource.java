package io.github.energyjunit.meter.perf;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import java.util.List;

/** Reads open events; the kernel corrects wraps and counts in 64 bits. */
final class PerfSource implements EnergySource {
    private final SourceInfo info;
    private final PerfCounter[] counters;
    private final double[] microjoulesPerCount;

    PerfSource(SourceInfo info, List<PerfCounter> counters, List<Double> microjoulesPerCount) {
        this.info = info;
        this.counters = counters.toArray(PerfCounter[]::new);
        this.microjoulesPerCount =
                microjoulesPerCount.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        for (int i = 0; i < counters.length; i++) {
            long count = counters[i].read();
            microjoules[i] = count < 0 ? NO_READING : Math.round(count * microjoulesPerCount[i]);
        }
    }

    @Override
    public void close() {
        for (PerfCounter counter : counters) {
            counter.close();
        }
    }
}
