package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.RestRate;

/** Knows what the rest of the machine does: finely, or as a rate where its clock ticks coarsely. */
final class RestOfMachine {
    private final RestRate others = new RestRate();

    /**
     * Returns how long the machine was busy in a slice, and at least as long as this JVM was; all times are ns.
     *
     * @param coarse whether the machine's clock does not tell the time of a short slice
     * @param step what the machine's clock says of the slice
     * @param machine the machine's clock
     * @param used what the JVM and its children used in the slice
     * @param before what they had used up to it
     * @param nanos time since the first reading
     */
    long busy(boolean coarse, long step, long machine, long used, long before, long nanos) {
        return coarse ? used + others.advance(nanos, before + used, machine) : Math.max(used, step);
    }
}
