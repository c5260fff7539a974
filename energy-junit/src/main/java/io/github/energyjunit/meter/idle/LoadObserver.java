package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.BusyClock;
import org.jspecify.annotations.Nullable;

/** Learns from what is read during a run anyway how power depends on load, without allocating. */
public final class LoadObserver {
    /** A window covers this many updates of the counter at least. */
    private static final int PERIODS = 5;

    private final Meter meter;
    private final LoadLine line;
    private final Snapshot since;
    private final long periodNanos;
    private final long windowNanos;
    private long busySince = BusyClock.NO_READING;

    /** Observes what a meter reads, and a clock of busy time with a grain in ns. */
    public LoadObserver(Meter meter, long grainNanos) {
        this.meter = meter;
        line = new LoadLine(grainNanos);
        since = meter.newSnapshot();
        periodNanos = meter.info().updatePeriod().toNanos();
        windowNanos = Math.max(LoadLine.WINDOW_NANOS, PERIODS * periodNanos);
    }

    /** Takes readings of the same moment: a snapshot, and the machine's busy time in ns or a value below 0. */
    public synchronized void see(Snapshot now, long busyNanos) {
        if (busySince >= 0 && busyNanos >= busySince) {
            long nanos = meter.nanosBetween(since, now);
            if (nanos < windowNanos) {
                return;
            }
            line.add(meter.totalBetween(since, now), nanos, busyNanos - busySince, periodNanos);
        }
        since.copy(now);
        busySince = busyNanos;
    }

    /** Returns what was learnt since the last call, and begins anew; {@code null} when that is nothing. */
    public synchronized @Nullable LoadLine take() {
        if (line.windows() == 0) {
            return null;
        }
        LoadLine taken = new LoadLine(0);
        taken.add(line);
        line.clear();
        return taken;
    }
}
