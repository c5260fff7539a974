package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Tells which processes this JVM has started, directly or not: what they use is known as its children's. */
final class Descent {
    /** No process is that far from its first ancestor. */
    private static final int FURTHEST = 64;

    /** Place of the parent behind the command's name, as {@link ProcChildrenClock#UTIME} is. */
    private static final int PARENT = 1;

    private static final long SELF = ProcessHandle.current().pid();

    private Descent() {}

    /** Returns whether a process is this one or descends from it. */
    static boolean isOurs(Path proc, long pid) {
        long at = pid;
        for (int i = 0; i < FURTHEST && at > 1; i++) {
            if (at == SELF) {
                return true;
            }
            at = parent(proc, at);
        }
        return false;
    }

    /** Returns the number of one process in a group; 0 where it holds none that can be seen. */
    static long firstIn(Path group) {
        long pid = first(group.resolve("cgroup.procs"));
        // What runs below a group of v2 may have moved into one more.
        for (String below : List.of("container", "init.scope", "init")) {
            pid = pid > 0 ? pid : first(group.resolve(below).resolve("cgroup.procs"));
        }
        return pid;
    }

    private static long first(Path file) {
        try {
            String text = KernelFiles.text(file, StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            return end <= 0 ? 0 : Long.parseLong(text.substring(0, end));
        } catch (IOException | NumberFormatException | SecurityException e) {
            return 0;
        }
    }

    private static long parent(Path proc, long pid) {
        try {
            String stat = KernelFiles.text(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", PARENT + 2)[PARENT]);
        } catch (IOException | RuntimeException e) {
            // It has ended meanwhile, or is somebody else's secret.
            return 0;
        }
    }
}
