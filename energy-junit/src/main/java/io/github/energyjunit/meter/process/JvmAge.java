package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Tells for how long this process has lived. The JVM's own beans begin to count some time after the process has begun: after
 * its libraries were loaded, and its heap was set up.
 */
public final class JvmAge {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What loading a JVM may take, on a machine that is very busy. */
    private static final long LONGEST_LOADING = TimeUnit.SECONDS.toNanos(10);

    private JvmAge() {}

    /**
     * Returns the age in ns, by {@code /proc} in steps of 10 ms where that makes sense.
     *
     * @param root the machine's root folder, {@code /} but in tests
     * @param sinceStart how long ago the JVM's own beans began to count, in ns
     */
    public static long nanos(Path root, long sinceStart) {
        try {
            String stat = KernelFiles.text(root.resolve("proc/self/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String uptime = KernelFiles.text(root.resolve("proc/uptime"), StandardCharsets.US_ASCII);
            double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * NANOS_PER_SECOND;
            long age = Math.round(now) - Long.parseLong(fields[Consumers.STARTED]) * ProcChildrenClock.NANOS_PER_TICK;
            // A container may have an uptime of its own, which is no clock of its processes.
            return age >= sinceStart && age <= sinceStart + LONGEST_LOADING ? age : sinceStart;
        } catch (IOException | RuntimeException e) {
            // No Linux, or it hides its processes.
            return sinceStart;
        }
    }
}
