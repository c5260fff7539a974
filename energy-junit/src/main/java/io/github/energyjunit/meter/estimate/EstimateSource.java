package io.github.energyjunit.meter.estimate;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.process.ProcessClock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns time and CPU time into energy: idle power for as long as the machine is on, and so many joules for each second
 * that a hardware thread is busy.
 */
final class EstimateSource implements EnergySource {
    private final SourceInfo info;
    private final SourceInfo.Model model;
    private final BusyClock busy;
    private @Nullable ProcessClock process;
    private final LongSupplier clock;
    private final long startNanos;

    EstimateSource(SourceInfo info, SourceInfo.Model model, BusyClock busy, LongSupplier clock) {
        this.info = info;
        this.model = model;
        this.busy = busy;
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
            busyNanos = ofProcess();
        }
        double idle = model.idleWatts() * (clock.getAsLong() - startNanos);
        microjoules[0] =
                busyNanos < 0 ? NO_READING : Math.round((idle + model.joulesPerCpuSecond() * busyNanos) / 1_000);
    }

    /** The clock is opened only where the machine's time is not known: it has a descriptor for many a thread. */
    private long ofProcess() {
        ProcessClock opened = process;
        if (opened == null) {
            opened = new ProcessClock();
            process = opened;
        }
        return opened.nanos();
    }

    @Override
    public void close() {}
}
