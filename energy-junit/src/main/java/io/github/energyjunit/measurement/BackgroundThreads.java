package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.cpu.CpuTimes;

/** Starts and stops what works beside the tests of a plan: reading counters and control groups, and looking after clocks. */
final class BackgroundThreads {
    private final Meter meter;
    private final ClockWatchdog watchdog;
    private final CpuTimes times;

    BackgroundThreads(Meter meter, Timeline timeline, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        watchdog = new ClockWatchdog(timeline);
    }

    /** Starts them; where one of them cannot be started, {@link #stop} stops the others. */
    void start() {
        meter.startTicking();
        watchdog.start();
        times.watch(true);
    }

    void stop() {
        meter.stopTicking();
        watchdog.stop();
        times.watch(false);
    }
}
