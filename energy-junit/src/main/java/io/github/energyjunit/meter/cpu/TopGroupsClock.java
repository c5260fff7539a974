package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Adds up the CPU time of the groups right below the root of cgroup v2, in ns.
 *
 * <p>The root's own {@code cpu.stat} counts timer ticks on most kernels; that of every other group counts what its tasks
 * really ran, as {@code cpuacct.usage} of v1 does. Threads of the kernel are in the root and hence in no group: what they
 * do is shared among those for whom they do it.
 */
final class TopGroupsClock implements BusyClock {
    private static final byte[] USAGE_USEC = "usage_usec".getBytes(StandardCharsets.US_ASCII);
    private static final Counting MICROSECONDS = new Counting(1_000, 1, false);
    private static final long LISTED_NANOS = 1_000_000_000L;

    private final Path root;
    private final LongSupplier clock;
    private final Map<Path, Group> groups = new HashMap<>();
    private long endedNanos;
    private long listedAt;

    private static final class Group {
        final PositionalFile file;
        long nanos;

        Group(PositionalFile file) {
            this.file = file;
        }
    }

    /**
     * Adds up the groups below a root.
     *
     * @throws IOException if there is none
     */
    TopGroupsClock(Path root, LongSupplier clock) throws IOException {
        this.root = root;
        this.clock = clock;
        list();
        if (groups.isEmpty() || nanos() <= 0) {
            close();
            throw new IOException(root + " holds no group with a cpu.stat");
        }
    }

    @Override
    public String name() {
        return "cpu.stat of the top groups";
    }

    @Override
    public Counting counting() {
        return MICROSECONDS;
    }

    @Override
    public synchronized long nanos() {
        if (clock.getAsLong() - listedAt > LISTED_NANOS) {
            list();
        }
        Collection<Group> all = groups.values();
        long sum = endedNanos;
        for (Group group : all) {
            try {
                var content = group.file.read();
                if (NumberScanner.skipBehind(content, USAGE_USEC)) {
                    group.nanos = Math.max(group.nanos, NumberScanner.next(content) * 1_000);
                }
            } catch (IOException ended) {
                // What it had used stays; the next listing takes it out.
            }
            sum += group.nanos;
        }
        return sum;
    }

    @Override
    public synchronized void close() {
        groups.values().forEach(TopGroupsClock::close);
        groups.clear();
    }

    /** A container that comes or goes brings or takes a group; in a second it has done little. */
    private void list() {
        listedAt = clock.getAsLong();
        try (DirectoryStream<Path> folders = KernelFiles.children(root, KernelFiles::isDirectory)) {
            for (Path folder : folders) {
                if (!groups.containsKey(folder)) {
                    open(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Those that are known go on.
        }
        groups.entrySet().removeIf(entry -> {
            boolean ended = !KernelFiles.exists(entry.getKey());
            if (ended) {
                endedNanos += entry.getValue().nanos;
                close(entry.getValue());
            }
            return ended;
        });
    }

    private void open(Path folder) {
        try {
            groups.put(folder, new Group(new PositionalFile(folder.resolve("cpu.stat"), 4096)));
        } catch (IOException e) {
            // It went while it was opened.
        }
    }

    private static void close(Group group) {
        try {
            group.file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
