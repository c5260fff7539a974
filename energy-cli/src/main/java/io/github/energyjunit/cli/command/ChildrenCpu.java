package io.github.energyjunit.cli.command;

/** Reads the CPU time, in ns, of all processes that this JVM has started and that have ended, their own children included. */
interface ChildrenCpu {
    /** Stands for a time that could not be read. */
    long NO_READING = -1;

    /** Returns the time since this JVM began; a command's time is the difference around it. */
    long nanos();

    /** Returns the clock's step in ns. */
    long grainNanos();

    /** Returns the finest clock of this system: {@code getrusage(2)} in microseconds, else {@code /proc} in ticks. */
    static ChildrenCpu ofThisJvm() {
        ChildrenCpu usage = ResourceUsage.open();
        return usage.nanos() == NO_READING ? new ProcChildren() : usage;
    }
}
