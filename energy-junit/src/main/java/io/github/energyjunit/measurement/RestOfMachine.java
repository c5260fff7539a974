package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.RestRate;

/** Knows what the rest of the machine does: finely, or as a rate where its clock ticks coarsely. */
final class RestOfMachine {
    private static final long COARSE_NANOS = 1_000_000;

    private final RestRate others = new RestRate();

    /**
     * Returns how long the machine was busy in a slice, and at least as long as this JVM was; all times are ns.
     *
     * @param grain the step of the machine's clock
     * @param step what the machine's clock says of the slice
     * @param machine the machine's clock
     * @param used what the JVM and its children used in the slice
     * @param before what they had used up to it
     * @param nanos time since the first reading
     */
    long busy(long grain, long step, long machine, long used, long before, long nanos) {
        return grain < COARSE_NANOS ? Math.max(used, step) : used + others.advance(nanos, before + used, machine);
    }
}
