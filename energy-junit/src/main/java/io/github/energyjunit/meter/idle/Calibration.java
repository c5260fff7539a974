package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.BusyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the power at no load while other programs may run: by windows in which nothing does, else by windows of different
 * load, which it makes different where they are not.
 */
final class Calibration {
    private static final int WINDOWS = 8;

    /** Windows that sleep and burn in turns, at most, where the load does not vary by itself. */
    private static final int PAIRS = 8;

    private static final int LEAST_PAIRS = 2;

    /** CPUs that are busy during a window that counts as quiet; what they add to idle power is within a percent. */
    private static final double QUIET_LOAD = 0.01;

    /** No CPU of a machine adds more than this, in watts. */
    private static final double MOST_WATTS_PER_CPU = 50;

    /** Busy time that passes while counters are read, at most: a thousandth of a window. */
    private static final long SAME_MOMENT_NANOS = 100_000;

    private static final int READINGS = 4;

    /** Without a clock of busy time, a second window must confirm the lowest this closely. */
    private static final double STABLE = 0.1;

    private final Meter meter;
    private final BusyClock busy;
    private final Work work;
    private final Snapshot start;
    private final Snapshot end;
    private final List<Sight> sights = new ArrayList<>();

    /** Lets a window pass. */
    interface Work {
        void sleep(Duration duration) throws InterruptedException;

        /** Keeps one CPU busy. */
        void burn(Duration duration);
    }

    private record Sight(long microjoules, long nanos, long busyNanos, long periodNanos) {
        double watts() {
            return 1_000.0 * microjoules / nanos;
        }

        double load() {
            return (double) busyNanos / nanos;
        }

        /** What the counter's ticks can hide, as a part of the window. */
        double ticks() {
            return 2.0 * periodNanos / nanos;
        }
    }

    Calibration(Meter meter, BusyClock busy, Work work) {
        this.meter = meter;
        this.busy = busy;
        this.work = work;
        start = meter.newSnapshot();
        end = meter.newSnapshot();
    }

    /** Calibrates for a time, and for up to twice that again where the machine is busy; {@code null} without reading. */
    @Nullable
    IdleEstimate run(Duration time) throws InterruptedException {
        Duration window = time.dividedBy(WINDOWS);
        for (int i = 0; i < WINDOWS; i++) {
            look(window, false);
        }
        if (sights.size() < 2) {
            return null;
        }
        if (sights.stream().allMatch(sight -> sight.microjoules == 0)) {
            return IdleEstimate.exactly(0, IdleEstimate.STILL);
        }
        // A counter that others feed may pause, which is no power of 0.
        sights.removeIf(sight -> sight.microjoules == 0);
        if (sights.stream().anyMatch(sight -> sight.busyNanos < 0)) {
            return lowest();
        }
        List<Sight> quiet =
                sights.stream().filter(sight -> sight.load() <= QUIET_LOAD).toList();
        return quiet.size() >= 2 ? quiet(quiet) : regression(window);
    }

    private void look(Duration window, boolean burn) throws InterruptedException {
        long busyThen = read(start);
        if (burn) {
            work.burn(window);
        } else {
            work.sleep(window);
        }
        long busyNow = read(end);
        long nanos = Math.max(1, meter.nanosBetween(start, end));
        long microjoules = meter.totalBetween(start, end);
        if (microjoules >= 0) {
            boolean told = busyThen >= 0 && busyNow >= busyThen;
            long period = meter.info().updatePeriod().toNanos();
            sights.add(new Sight(microjoules, nanos, told ? busyNow - busyThen : BusyClock.NO_READING, period));
        }
    }

    /**
     * Reads the counters, and returns the busy time of that moment, in ns: between what it was before and after. The first
     * reading after a pause takes a multiple of the next ones, and where other processors' times come in ticks one may fall
     * in between; so it reads again where the two are apart.
     */
    private long read(Snapshot snapshot) {
        long before;
        long after;
        int readings = 0;
        do {
            before = busy.nanos();
            meter.read(snapshot);
            after = busy.nanos();
        } while (after - before > SAME_MOMENT_NANOS && ++readings < READINGS);
        return before < 0 || after < 0 ? BusyClock.NO_READING : before + (after - before) / 2;
    }

    private static IdleEstimate quiet(List<Sight> quiet) {
        List<Sight> sorted =
                quiet.stream().sorted(Comparator.comparingDouble(Sight::watts)).toList();
        Sight least = sorted.get(0);
        Sight most = sorted.get(sorted.size() - 1);
        Sight middle = sorted.get((sorted.size() - 1) / 2);
        double load = quiet.stream().mapToDouble(Sight::load).max().orElse(0);
        double low = least.watts() * (1 - least.ticks()) - MOST_WATTS_PER_CPU * load;
        return new IdleEstimate(
                middle.watts(), Math.max(0, low), most.watts() * (1 + most.ticks()), IdleEstimate.QUIET);
    }

    private @Nullable IdleEstimate regression(Duration window) throws InterruptedException {
        LoadLine line = new LoadLine(busy.grainNanos());
        int taken = 0;
        for (int pairs = 0; ; pairs++) {
            for (; taken < sights.size(); taken++) {
                Sight sight = sights.get(taken);
                line.add(sight.microjoules, sight.nanos, sight.busyNanos, sight.periodNanos);
            }
            IdleEstimate estimate = line.estimate();
            boolean known = estimate != null && estimate.watts() != null;
            if (pairs == PAIRS || (known && pairs >= LEAST_PAIRS)) {
                return estimate;
            }
            look(window, true);
            look(window, false);
        }
    }

    private IdleEstimate lowest() {
        List<Double> watts = sights.stream().map(Sight::watts).sorted().toList();
        double lowest = watts.get(0);
        boolean confirmed = watts.size() > 1 && watts.get(1) <= lowest * (1 + STABLE);
        return confirmed
                ? new IdleEstimate(lowest, lowest * (1 - STABLE), lowest * (1 + STABLE), IdleEstimate.LOWEST)
                : new IdleEstimate(null, 0, lowest * (1 + STABLE), IdleEstimate.LOWEST);
    }
}
