package io.github.energyjunit.benchmarks.idle;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counter of a {@link GroupMachine}: 5 W, and 20 J for each CPU second; it moves once a millisecond at most. */
public final class GroupSource implements SourceProvider {
    static final double IDLE_WATTS = 5;
    static final double JOULES_PER_CPU_SECOND = 20;
    static final String NAME = "groupmachine";
    private static final long TICK_NANOS = 1_000_000;

    static volatile @Nullable GroupMachine machine;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Quality quality() {
        return Quality.MEASURED;
    }

    @Override
    public Probe probe(Configuration configuration) {
        GroupMachine there = machine;
        return there == null
                ? Probe.Unavailable.notHere("there is no group", null)
                : new Probe.Available(new Counter(there));
    }

    private static final class Counter implements EnergySource {
        private static final SourceInfo INFO = new SourceInfo(
                NAME,
                Quality.MEASURED,
                List.of(new Domain("package-0", true)),
                Duration.ofNanos(TICK_NANOS),
                null,
                List.of());

        private final GroupMachine machine;
        private final long start = System.nanoTime();
        private long told;
        private long toldAt = Long.MIN_VALUE / 2;

        Counter(GroupMachine machine) {
            this.machine = machine;
        }

        @Override
        public SourceInfo info() {
            return INFO;
        }

        @Override
        public void read(long[] microjoules) {
            long now = System.nanoTime();
            if (now - toldAt >= TICK_NANOS) {
                toldAt = now;
                told = Math.round((IDLE_WATTS * (now - start) + JOULES_PER_CPU_SECOND * machine.nanos()) / 1_000);
            }
            microjoules[0] = told;
        }

        @Override
        public void close() {}
    }
}
