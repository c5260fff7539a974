package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.NumberScanner;
import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Adds up the CPU time of the JVM's own threads, in ns: garbage collectors, compilers, the VM thread. No Java API shows
 * them; Linux does, in {@code /proc/self/task/<id>/schedstat}.
 */
final class VmThreadsClock {
    private static final Pattern NAMES =
            Pattern.compile("(GC Thread|G1 |C1 Comp|C2 Comp|JVMCI|VM Thread|VM Periodic|Sweeper|Z[A-Z]|Runtime"
                    + "Worker|Shenandoah).*");
    private static final long LISTED_NANOS = 1_000_000_000L;

    private final Path tasks;
    private final LongSupplier clock;
    private final Map<String, Task> known = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private long listedAt;
    private long total;

    private static final class Task {
        final PositionalFile file;
        long last;

        Task(PositionalFile file) {
            this.file = file;
        }
    }

    VmThreadsClock(Path tasks, LongSupplier clock) {
        this.tasks = tasks;
        this.clock = clock;
        list();
    }

    long nanos() {
        if (clock.getAsLong() - listedAt > LISTED_NANOS) {
            list();
        }
        for (Iterator<Task> all = known.values().iterator(); all.hasNext(); ) {
            Task task = all.next();
            try {
                long now = NumberScanner.next(task.file.read());
                total += Math.max(0, now - task.last);
                task.last = Math.max(now, task.last);
            } catch (IOException ended) {
                close(task.file);
                all.remove();
            }
        }
        return total;
    }

    private void list() {
        listedAt = clock.getAsLong();
        Set<String> seen = new HashSet<>();
        try {
            for (Path folder : Folders.list(tasks, "*")) {
                String id = folder.getFileName().toString();
                seen.add(id);
                if (!known.containsKey(id) && others.add(id)) {
                    open(id, folder);
                }
            }
        } catch (IOException | SecurityException e) {
            // Not Linux, or hidden from us: the caller's coarse clock knows of these threads, too.
        }
        others.retainAll(seen);
    }

    private void open(String id, Path folder) {
        try {
            if (NAMES.matcher(KernelFiles.text(folder.resolve("comm"), StandardCharsets.ISO_8859_1))
                    .lookingAt()) {
                known.put(id, new Task(new PositionalFile(folder.resolve("schedstat"), 64)));
                others.remove(id);
            }
        } catch (IOException ended) {
            others.remove(id);
        }
    }

    private static void close(PositionalFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
