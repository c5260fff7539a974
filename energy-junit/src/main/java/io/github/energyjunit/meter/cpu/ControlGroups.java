package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the control groups of the whole machine and of this process, by what a group is and never by what it has used.
 *
 * <p>In a container the folder of all groups may show the container's own. The kernel gives some files to each group but
 * the root, and some to the root alone: {@code cgroup.type} and {@code release_agent}.
 */
final class ControlGroups {
    private final Path root;
    private final Path folder;

    /** Looks below a root folder, {@code /} but in tests. */
    ControlGroups(Path root) {
        this.root = root;
        folder = root.resolve("sys/fs/cgroup");
    }

    /** Returns where cgroup v1 may show the machine's CPU time. */
    List<Path> accounting() {
        return List.of(folder.resolve("cpuacct"), folder.resolve("cpu,cpuacct"));
    }

    /** Returns where cgroup v2 may be: alone, or beside v1. */
    List<Path> unified() {
        return List.of(folder, folder.resolve("unified"));
    }

    /** Returns whether a group of v1 is the machine's. */
    static boolean isRootOfVersionOne(Path group) {
        return KernelFiles.exists(group.resolve("release_agent")) || !KernelFiles.exists(group.resolve("cgroup.procs"));
    }

    /** Returns whether a group of v2 is the machine's. */
    static boolean isRootOfVersionTwo(Path group) {
        return !KernelFiles.exists(group.resolve("cgroup.type")) && !KernelFiles.exists(group.resolve("cgroup.events"));
    }

    /**
     * Returns whether the machine keeps its processes in groups below the root of v2, as systemd does: then the groups at
     * the top hold all of them, but threads of the kernel.
     */
    boolean holdAllProcesses() {
        return !isAtRoot("1") && !isAtRoot("self");
    }

    /** Opens a fine clock of a group that this process is in, or one that has no reading. */
    BusyClock own() {
        String unified = path("self", "");
        for (Path top : unified()) {
            for (Path group : List.of(top.resolve(relative(unified)), top)) {
                if (KernelFiles.exists(group.resolve("cpu.stat")) && !isRootOfVersionTwo(group)) {
                    return AbsentBusyClock.unless(() -> FileBusyClock.groupCpuStat(group.resolve("cpu.stat")));
                }
            }
        }
        String accounted = path("self", "cpuacct");
        for (Path top : accounting()) {
            for (Path group : List.of(top.resolve(relative(accounted)), top)) {
                if (KernelFiles.exists(group.resolve("cpuacct.usage"))) {
                    return AbsentBusyClock.unless(() -> FileBusyClock.cpuacct(group.resolve("cpuacct.usage")));
                }
            }
        }
        return new AbsentBusyClock();
    }

    private boolean isAtRoot(String process) {
        String path = path(process, "");
        return path.isEmpty() || path.equals("/");
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Returns the group of a process, as in {@code 4:cpu,cpuacct:/docker/12ab}; empty where that is not known. */
    private String path(String process, String controller) {
        try {
            for (String line : KernelFiles.lines(
                    root.resolve("proc").resolve(process).resolve("cgroup"), StandardCharsets.ISO_8859_1)) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
                    return parts[2];
                }
            }
        } catch (IOException e) {
            // No control groups, or no Linux.
        }
        return "";
    }
}
