package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;

/**
 * Reads what is done beside this JVM, in ns: by its children, by containers, and by what the settings include. Steps go from
 * the reading that was taken last to the one that was made last, since a reading in whose midst a clock fails is not taken.
 */
final class OutsideCpuTimes {
    private final CpuTimes times;
    private long children;
    private long containers;
    private long included;
    private long childrenTaken;
    private long containersTaken;
    private long includedTaken;

    OutsideCpuTimes(CpuTimes times) {
        this.times = times;
    }

    /** Reads the clocks; none of them steps back. */
    void read() {
        children = Math.max(childrenTaken, times.ofChildren());
        containers = Math.max(containersTaken, times.ofContainers());
        included = Math.max(includedTaken, times.ofIncluded());
    }

    /** Takes the last reading: the next steps begin with it. */
    void take() {
        childrenTaken = children;
        containersTaken = containers;
        includedTaken = included;
    }

    /** Returns what counts as the bodies': children, and what the settings include. */
    long bodiesNanos() {
        return childrenNanos() + included - includedTaken;
    }

    /** Returns what children have used. */
    long childrenNanos() {
        return children - childrenTaken;
    }

    /** Returns what containers have used, whether that counts as the bodies' or not. */
    long containersNanos() {
        return containers - containersTaken;
    }
}
