package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Adds up the CPU time of processes of some names, in ns, by {@code /proc/<pid>/stat} in ticks of 10 ms. What this JVM has
 * started itself is not among them, and what is in containers neither, where these are counted.
 */
final class NamedProcessesClock implements ChildrenClock {
    private static final long MS = 1_000_000L;

    /** All processes are looked through no more often. */
    private static final long APART_NANOS = 250 * MS;

    private static final int STAT_BYTES = 1024;
    private static final int TIMES = 2;

    private final LongSupplier clock;
    private final Path proc;
    private final Set<String> names;
    private final boolean withContainers;
    private final OtherContainers containers;
    private final Allowance listing = new Allowance(1_000, 30 * MS);
    private final Allowance reading = new Allowance(2_000, 30 * MS);
    private final Map<Long, Named> known = new HashMap<>();
    private long listedAt;
    private boolean listed;
    private long total;
    private long grain;

    private static final class Named {
        final PositionalFile stat;
        long ticks;

        Named(PositionalFile stat, long ticks) {
            this.stat = stat;
            this.ticks = ticks;
        }
    }

    /**
     * Looks at the machine below a root folder, {@code /} but in tests.
     *
     * @param names as the system has them, of 15 characters at most
     * @param withContainers whether those in containers count as well
     */
    NamedProcessesClock(Path root, Set<String> names, boolean withContainers, LongSupplier clock) {
        this.clock = clock;
        proc = root.resolve("proc");
        this.names = Set.copyOf(names);
        this.withContainers = withContainers;
        containers = new OtherContainers(proc);
        if (!names.isEmpty()) {
            list();
        }
    }

    @Override
    public synchronized long nanos() {
        if (names.isEmpty()) {
            return 0;
        }
        if (clock.getAsLong() - listedAt >= APART_NANOS) {
            listing.run(this::list);
        }
        long before = total;
        if (!known.isEmpty()) {
            reading.run(this::read);
        }
        grain = total == before ? 0 : TIMES * ProcChildrenClock.NANOS_PER_TICK;
        return total;
    }

    @Override
    public synchronized long grainNanos() {
        return grain;
    }

    private void read() {
        for (Iterator<Named> all = known.values().iterator(); all.hasNext(); ) {
            Named process = all.next();
            try {
                long now = ProcChildrenClock.sum(process.stat.read(), 0, TIMES);
                total += ProcChildrenClock.NANOS_PER_TICK * Math.max(0, now - process.ticks);
                process.ticks = Math.max(now, process.ticks);
            } catch (IOException ended) {
                close(process.stat);
                all.remove();
            }
        }
    }

    private void list() {
        listedAt = clock.getAsLong();
        try (DirectoryStream<Path> folders = KernelFiles.children(proc, "[0-9]*")) {
            for (Path folder : folders) {
                look(folder);
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            // No Linux, or it hides its processes.
        }
        listed = true;
    }

    private void look(Path folder) {
        long pid = Long.parseLong(folder.getFileName().toString());
        if (known.containsKey(pid)) {
            return;
        }
        try {
            String name = KernelFiles.text(folder.resolve("comm"), StandardCharsets.UTF_8)
                    .strip();
            if (names.contains(name) && !Descent.isOurs(proc, pid) && (withContainers || !containers.holds(folder))) {
                PositionalFile stat = new PositionalFile(folder.resolve("stat"), STAT_BYTES);
                known.put(pid, new Named(stat, listed ? 0 : ProcChildrenClock.sum(stat.read(), 0, TIMES)));
            }
        } catch (IOException | SecurityException e) {
            // It has ended meanwhile, or is somebody else's secret.
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
