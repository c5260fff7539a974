package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Tells how many hardware threads the machine has, and how many of them this process may use at a time.
 *
 * @param threads hardware threads of the machine, each thread of a core counted
 * @param usable how many of them this process may keep busy: fewer, and perhaps a fraction, under a container's limit
 */
public record CpuShare(int threads, double usable) {
    /** Reads {@code proc/cpuinfo} and the limits of control groups (version 2, then 1) below a root folder. */
    public static CpuShare below(Path root) {
        int available = Runtime.getRuntime().availableProcessors();
        int threads = threads(root.resolve("proc/cpuinfo"));
        if (threads == 0) {
            threads = available;
        }
        Path groups = root.resolve("sys/fs/cgroup");
        double usable = root.equals(Path.of("/")) ? Math.min(available, threads) : threads;
        usable = Math.min(usable, quota(line(groups.resolve("cpu.max")).split(" ", 2)));
        for (String controller : new String[] {"cpu", "cpu,cpuacct"}) {
            Path group = groups.resolve(controller);
            usable = Math.min(usable, quota(new String[] {
                line(group.resolve("cpu.cfs_quota_us")), line(group.resolve("cpu.cfs_period_us"))
            }));
        }
        return new CpuShare(threads, usable);
    }

    /** Returns whether a limit holds this process below the whole machine. */
    public boolean isLimited() {
        return usable < threads;
    }

    /** Returns quota over period, or infinity where there is no limit: {@code max} in version 2, -1 in version 1. */
    private static double quota(String[] quotaAndPeriod) {
        try {
            double quota = Double.parseDouble(quotaAndPeriod[0]) / Double.parseDouble(quotaAndPeriod[1]);
            return quota > 0 ? quota : Double.POSITIVE_INFINITY;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static int threads(Path cpuinfo) {
        try {
            return (int) KernelFiles.lines(cpuinfo, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.matches("processor\\s*:.*"))
                    .count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String line(Path file) {
        try {
            return KernelFiles.text(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
