package io.github.energyjunit.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code cutime} and {@code cstime} of {@code /proc/self/stat}, in ticks of 10 ms; no reading without {@code /proc}. */
final class ProcChildren implements ChildrenCpu {
    private static final long NANOS_PER_TICK = 10_000_000L;

    /** Places of both fields behind the command's name, whose bracket ends field 2; they are fields 16 and 17. */
    private static final int CUTIME = 13;

    @Override
    public long nanos() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return NANOS_PER_TICK * (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CUTIME + 1]));
        } catch (IOException | NumberFormatException e) {
            return NO_READING;
        }
    }

    @Override
    public long grainNanos() {
        return NANOS_PER_TICK;
    }
}
