package io.github.energyjunit.meter.estimate;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.ProcessClock;
import java.util.function.LongSupplier;

/**
 * Turns time and CPU time into energy: idle power for as long as the machine is on, and so many joules for each second
 * that a hardware thread is busy.
 */
final class EstimateSource implements EnergySource {
    private final SourceInfo info;
    private final SourceInfo.Model model;
    private final BusyClock busy;
    private final ProcessClock process;
    private final LongSupplier clock;
    private final long startNanos;

    EstimateSource(SourceInfo info, SourceInfo.Model model, BusyClock busy, ProcessClock process, LongSupplier clock) {
        this.info = info;
        this.model = model;
        this.busy = busy;
        this.process = process;
        this.clock = clock;
        startNanos = clock.getAsLong();
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        long busyNanos = busy.nanos();
        if (busyNanos < 0) {
            busyNanos = process.nanos();
        }
        double idle = model.idleWatts() * (clock.getAsLong() - startNanos);
        microjoules[0] =
                busyNanos < 0 ? NO_READING : Math.round((idle + model.joulesPerCpuSecond() * busyNanos) / 1_000);
    }

    @Override
    public void close() {}
}
