package io.github.energyjunit.meter.host;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.Counting;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Adds up the machine's busy time from its load, which is what the JDK tells on every system: the share of all
 * processors' time that was used since it was asked before.
 */
final class LoadBusyClock implements BusyClock {
    private final DoubleSupplier load;
    private final LongSupplier clock;
    private final int processors;
    private final Counting counting;
    private long lastNanos;
    private double busyNanos;
    private double lastLoad;

    LoadBusyClock(DoubleSupplier load, LongSupplier clock, int processors, long grainNanos) {
        this.load = load;
        this.clock = clock;
        this.processors = processors;
        counting = new Counting(grainNanos, 1, false);
        lastNanos = clock.getAsLong();
        lastLoad = load.getAsDouble();
    }

    /** Opens the clock of this machine, or one that never has a reading where the JDK does not tell the load. */
    static BusyClock open(long grainNanos) {
        try {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            int processors = Runtime.getRuntime().availableProcessors();
            LoadBusyClock clock = new LoadBusyClock(system::getCpuLoad, System::nanoTime, processors, grainNanos);
            return clock.lastLoad < 0 ? BusyClocks.absent() : clock;
        } catch (RuntimeException | LinkageError e) {
            return BusyClocks.absent();
        }
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Counting counting() {
        return counting;
    }

    @Override
    public synchronized long nanos() {
        double now = load.getAsDouble();
        long nanos = clock.getAsLong();
        // Now and then there is no new load: the last one goes on.
        lastLoad = now >= 0 && now <= 1 ? now : lastLoad;
        busyNanos += Math.max(0, lastLoad) * processors * (nanos - lastNanos);
        lastNanos = nanos;
        return (long) busyNanos;
    }

    @Override
    public void close() {}
}
