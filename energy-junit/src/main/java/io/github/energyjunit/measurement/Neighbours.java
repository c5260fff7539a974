package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.process.Consumers;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Looks at the machine's processes, seldom enough to take a thousandth of a processor at most, and while no body is
 * measured, unless that would be too seldom.
 */
final class Neighbours {
    private static final long APART_NANOS = 5_000_000_000L;
    private static final long COSTS = 1_000;
    private static final long SHORT_NANOS = 1_000_000_000L;
    private static final long COSTS_AT_END = 20;

    /** How much longer a body is waited for. */
    private static final long PATIENCE = 4;

    private final Consumers consumers = new Consumers(Path.of("/"));
    private long lookedAt;
    private long costNanos;
    private boolean looked;

    /** Looks, if it is time to. */
    synchronized void look(boolean inBody) {
        long start = System.nanoTime();
        long apart = Math.max(APART_NANOS, COSTS * costNanos) * (inBody ? PATIENCE : 1);
        if (!looked || start - lookedAt >= apart) {
            consumers.look();
            looked = true;
            lookedAt = System.nanoTime();
            costNanos = lookedAt - start;
        }
    }

    /** Looks once more at the end of a plan, unless it was short. */
    synchronized void lookAtEnd() {
        if (looked && System.nanoTime() - lookedAt >= Math.max(SHORT_NANOS, COSTS_AT_END * costNanos)) {
            consumers.look();
            lookedAt = System.nanoTime();
        }
    }

    /** Words what was seen, while nobody looks. */
    synchronized String word(Function<Consumers, String> words) {
        return words.apply(consumers);
    }
}
