package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import java.nio.file.AccessMode;
import java.nio.file.Path;

/** Reads the CPU time, in ns, of the processes that this JVM has started, ended ones included. */
interface ChildrenClock {
    /** Reads the clock; it never runs backwards, and never throws. */
    long nanos();

    /** Returns how far off the step to the last reading may be, 0 if no child can have run since the one before. */
    long grainNanos();

    /** Chooses by what the operating system offers. */
    static ChildrenClock ofThisMachine() {
        Path proc = Path.of("/proc");
        return KernelFiles.isAccessible(proc.resolve("self/stat"), AccessMode.READ)
                ? new ProcChildrenClock(proc)
                : new HandleChildrenClock();
    }
}
