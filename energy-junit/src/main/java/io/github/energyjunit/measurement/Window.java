package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Snapshot;

/** Holds what is read at both ends of one measured body. Used again and again, so that measuring allocates nothing. */
public final class Window {
    final Snapshot startEnergy;
    final Snapshot endEnergy;
    long startNanos;
    long endNanos;
    long cpuNanos;
    long busyNanos;
    long beginsSeen;
    boolean overlapped;

    Window(Snapshot startEnergy, Snapshot endEnergy) {
        this.startEnergy = startEnergy;
        this.endEnergy = endEnergy;
    }
}
