package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.meter.background.Turn;
import io.github.energyjunit.meter.process.CallerTime;
import io.github.energyjunit.meter.process.Consumers;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Looks at the machine's processes, seldom enough to take a thousandth of a processor at most, and while no body is
 * measured, unless that would be too seldom.
 */
final class Neighbours {
    private static final Path ROOT = Path.of("/");
    private static final long APART_NANOS = 5_000_000_000L;
    private static final long COSTS = 1_000;
    private static final long SHORT_NANOS = 1_000_000_000L;
    private static final long COSTS_AT_END = 20;

    /** How much longer a body is waited for. */
    private static final long PATIENCE = 4;

    private final Consumers consumers;
    private final LongSupplier clock;
    private final LongSupplier caller;
    private final Turn turn = new Turn();
    private long lookedAt;
    private long costNanos;
    private boolean looked;

    Neighbours() {
        this(new Consumers(ROOT, FileFormat.PREFIX), System::nanoTime, CallerTime::nanos);
    }

    /** Looks by clocks of its own: the time, and the CPU time that looking takes, without what it waits for a processor. */
    Neighbours(Consumers consumers, LongSupplier clock, LongSupplier caller) {
        this.consumers = consumers;
        this.clock = clock;
        this.caller = caller;
    }

    /** Looks, if it is time to. */
    void look(boolean inBody) {
        turn.run(() -> {
            long apart = Math.max(APART_NANOS, COSTS * costNanos) * (inBody ? PATIENCE : 1);
            if (!looked || clock.getAsLong() - lookedAt >= apart) {
                look();
            }
        });
    }

    /** Looks once more at the end of a plan, unless it was short. */
    void lookAtEnd() {
        turn.run(() -> {
            if (looked && clock.getAsLong() - lookedAt >= Math.max(SHORT_NANOS, COSTS_AT_END * costNanos)) {
                look();
            }
        });
    }

    private void look() {
        long before = caller.getAsLong();
        consumers.look();
        costNanos = caller.getAsLong() - before;
        looked = true;
        lookedAt = clock.getAsLong();
    }

    /** Words what was seen; nothing of it as long as a look does not end. */
    String word(Function<Consumers, String> words) {
        if (!turn.take()) {
            return words.apply(new Consumers(ROOT));
        }
        try {
            return words.apply(consumers);
        } finally {
            turn.end();
        }
    }
}
