package io.github.energyjunit.meter;

import io.github.energyjunit.meter.background.Daemons;
import io.github.energyjunit.meter.background.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source for any number of threads, corrects each domain's wraps, and keeps reading in the background so that no
 * wrap goes unseen.
 */
public final class Meter implements AutoCloseable {
    /** Half of the longest tick that the fastest counter allows with a wide margin: 65.5 kJ at 500 W wrap in 131 s. */
    private static final long TICK_NANOS = 5_000_000_000L;

    private final EnergySource source;
    private final SourceInfo info;
    private final LongSupplier clock;
    private final UnwrappedCounter[] counters;
    private final boolean[] isCounted;
    private final Twins[] twins;
    private final long[] raw;
    private final Snapshot first;
    private final Snapshot tick;
    private final Turn turn = new Turn();
    private volatile @Nullable Thread ticker;

    /** Takes over an open source. */
    public Meter(EnergySource source) {
        this(source, System::nanoTime);
    }

    /** Takes over an open source, with a clock in ns that need not be the real one. */
    public Meter(EnergySource source, LongSupplier clock) {
        this.source = source;
        this.clock = clock;
        info = source.info();
        List<Domain> domains = info.domains();
        long updateNanos = info.updatePeriod().toNanos();
        counters = domains.stream()
                .map(domain -> new UnwrappedCounter(domain, updateNanos))
                .toArray(UnwrappedCounter[]::new);
        twins = Twins.among(info);
        isCounted = new boolean[counters.length];
        for (int i = 0; i < isCounted.length; i++) {
            isCounted[i] = domains.get(i).counted();
        }
        raw = new long[counters.length];
        tick = newSnapshot();
        first = newSnapshot();
        read(first);
    }

    /** Describes the source that is read. */
    public SourceInfo info() {
        return info;
    }

    /** Says why the source has no reading now, or {@code null}. */
    public @Nullable String trouble() {
        return source.trouble();
    }

    /** Makes an empty snapshot of this meter's domains. */
    public Snapshot newSnapshot() {
        return new Snapshot(counters.length);
    }

    /** Reads all domains now, without allocating; while another thread reads a source that does not answer, none. */
    public void read(Snapshot into) {
        if (!turn.take()) {
            into.nanos = clock.getAsLong();
            into.clear();
            return;
        }
        try {
            into.nanos = clock.getAsLong();
            readSource();
            if (!advance(into)) {
                // One more look tells a torn read from a reset.
                readSource();
                advance(into);
            }
            for (Twins group : twins) {
                group.observe(into);
            }
        } finally {
            turn.end();
        }
    }

    /** Works out what lies between two snapshots of this meter. */
    public Interval between(Snapshot start, Snapshot end) {
        boolean[] repeated = new boolean[counters.length];
        for (Twins group : twins) {
            group.mark(start, end, repeated);
        }
        return Interval.of(info, repeated, first, start, end);
    }

    /** Works out the sum of the counted domains in µJ without allocating; {@link EnergySource#NO_READING} if one has none. */
    public long totalBetween(Snapshot start, Snapshot end) {
        long total = 0;
        boolean counted = false;
        for (int i = 0; i < counters.length; i++) {
            if (isCounted[i]) {
                if (start.microjoules[i] < 0 || end.microjoules[i] < 0 || start.breaks[i] != end.breaks[i]) {
                    return EnergySource.NO_READING;
                }
                total += end.microjoules[i] - start.microjoules[i];
                counted = true;
            }
        }
        for (Twins group : twins) {
            total -= group.repeatedMicrojoules(start, end);
        }
        return counted ? total : EnergySource.NO_READING;
    }

    /** Returns the time now, on the clock of the snapshots, in ns. */
    public long nanos() {
        return clock.getAsLong();
    }

    /** Returns the time between two snapshots in ns. */
    public long nanosBetween(Snapshot start, Snapshot end) {
        return end.nanos - start.nanos;
    }

    /** Starts the background reader, unless it runs. */
    public synchronized void startTicking() {
        if (ticker == null && counters.length > 0) {
            // A source that somebody still waits for is left as it is, here and below.
            turn.run(source::wake);
            Thread thread = Daemons.create("energy-junit-tick", this::tick);
            ticker = thread;
            Daemons.start(thread, () -> ticker = null);
        }
    }

    /** Stops the background reader, and what the source does by itself. */
    public synchronized void stopTicking() {
        Thread thread = ticker;
        ticker = null;
        if (thread != null) {
            LockSupport.unpark(thread);
            turn.run(source::rest);
        }
    }

    @Override
    public synchronized void close() {
        stopTicking();
        turn.run(source::close);
    }

    /** A source must not throw; one that does all the same has no reading, and no test suffers. */
    private void readSource() {
        try {
            source.read(raw);
        } catch (Throwable e) {
            Arrays.fill(raw, EnergySource.NO_READING);
        }
    }

    private boolean advance(Snapshot into) {
        boolean settled = true;
        for (int i = 0; i < counters.length; i++) {
            UnwrappedCounter counter = counters[i];
            long value = counter.advance(raw[i], into.nanos);
            into.microjoules[i] = value;
            into.breaks[i] = counter.breaks();
            into.leaps[i] = counter.leaps();
            into.movedNanos[i] = counter.movedNanos();
            settled &= value != UnwrappedCounter.STEPPED_BACK;
        }
        return settled;
    }

    private void tick() {
        while (ticker == Thread.currentThread()) {
            read(tick);
            Daemons.pause(this, TICK_NANOS);
        }
    }
}
