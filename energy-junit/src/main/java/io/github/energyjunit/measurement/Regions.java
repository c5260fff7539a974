package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures regions of code that a program marks itself.
 *
 * <p>A region within a measured body is a part of that: it gets what the body is charged with from its beginning to its end,
 * and takes nothing from it. One that nothing is measured around is a body of its own, of no test. None of the methods throws.
 */
public final class Regions {
    private static final TestDescription NO_TEST = new TestDescription("", "", "", "", null);

    private final Recorder recorder;
    private final Instruments instruments;
    private final Windows windows;

    Regions(Recorder recorder, Instruments instruments, Windows windows) {
        this.recorder = recorder;
        this.instruments = instruments;
        this.windows = windows;
    }

    /** Begins a region in the current thread; the last thing it does is to look at the clock. */
    public Region begin(String name) {
        Region region = new Region(name, windows.take(), false);
        see(false, region, region::begin);
        if (region.isAlone()) {
            windows.giveBack(region.window);
            recorder.acquire();
            return new Region(name, recorder.begin(Ledger.NO_TEST), true);
        }
        region.window.startNanos = System.nanoTime();
        return region;
    }

    /**
     * Ends a region, and returns what it cost; the first thing it does is to look at the clock. A region of a test is
     * written down with that, another one at once.
     */
    public RegionReading end(Region region, boolean successful) {
        Window window = region.window;
        Outcome outcome = successful ? Outcome.SUCCESSFUL : Outcome.FAILED;
        if (region.isAlone()) {
            recorder.end(window);
            Measurement measured = assess(window, outcome);
            write(region, measured);
            recorder.release();
            recorder.giveBack(window);
            return RegionReading.of(measured);
        }
        window.endNanos = System.nanoTime();
        @Nullable Measurement[] measured = new Measurement[1];
        see(true, region, (inFlight, now) -> {
            region.end(inFlight, now);
            measured[0] = endWithin(region, outcome);
        });
        Measurement known = measured[0] == null ? assess(window, outcome) : measured[0];
        windows.giveBack(window);
        return RegionReading.of(known);
    }

    /**
     * Finds out what a piece of work costs, and writes nothing down.
     *
     * @return the attributed energy in µJ, or {@link EnergySource#NO_READING}
     */
    public long cost(Runnable work) {
        Window window = recorder.begin(Ledger.NO_TEST);
        try {
            work.run();
        } finally {
            recorder.end(window);
        }
        long microjoules = recorder.attributed(window);
        recorder.giveBack(window);
        return microjoules;
    }

    private void see(boolean energyFirst, Region region, BiConsumer<List<Window>, Snapshot> reader) {
        try {
            instruments.timeline().see(energyFirst, (inFlight, now) -> {
                try {
                    reader.accept(inFlight, now);
                } catch (Throwable e) {
                    region.window.fail(e);
                }
            });
        } catch (Throwable e) {
            region.window.fail(e);
        }
    }

    /** Adds it to its test while nothing can end that. */
    private Measurement endWithin(Region region, Outcome outcome) {
        if (!instruments.cpuKnown()) {
            region.window.cpuNanos = CpuTimes.NO_READING;
        }
        Measurement measured = assess(region.window, outcome);
        Window test = region.test();
        if (test == null) {
            write(region, measured);
        } else {
            test.regions.add(region.name, measured);
        }
        return measured;
    }

    private Measurement assess(Window window, Outcome outcome) {
        return instruments
                .assessment()
                .of(
                        window,
                        window.energy(instruments.meter()),
                        window.startNanos - instruments.originNanos(),
                        NO_TEST,
                        outcome,
                        window.first);
    }

    private void write(Region region, Measurement measured) {
        RegionSum sum = new RegionSum(region.name);
        sum.add(measured);
        recorder.append(LineType.REGION, line -> sum.write(line, null, false));
    }
}
