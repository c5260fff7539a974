package io.github.energyjunit.meter.cpu;

/** Reads the CPU time, in ns, that the whole machine has spent busy since some fixed moment. */
public interface BusyClock extends AutoCloseable {
    /** Stands for a time that could not be read. */
    long NO_READING = -1;

    /** Names what is read, such as {@code cpuacct.usage}. */
    String name();

    /** Tells how it counts. */
    default Counting counting() {
        return Counting.FINE;
    }

    /** Returns the clock's step in ns. */
    default long grainNanos() {
        return counting().stepNanos();
    }

    /** Reads the clock without throwing or allocating; {@link #NO_READING} where that fails. */
    long nanos();

    @Override
    void close();
}
