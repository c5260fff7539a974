package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Knows which processes of this machine have used CPU time, in ticks of 10 ms, by {@code /proc/<pid>/stat}. Elsewhere than
 * on Linux it knows none. A process that came and went between two looks was not seen.
 */
public final class Consumers {
    /** Place of the time of the start behind the command's name, as {@link ProcChildrenClock#UTIME} is. */
    static final int STARTED = 19;

    private static final int PID_BITS = 22;

    /** What used less than this is not looked at closely. */
    private static final long LITTLE_NANOS = 5 * ProcChildrenClock.NANOS_PER_TICK;

    private final Path proc;
    private final Map<Long, Consumer> known = new HashMap<>();
    private final OtherContainers containers;
    private final OpenFile measuring;
    private boolean looked;

    /**
     * What a process has used.
     *
     * @param started when it was started, in ticks since the machine was: tells it from a later one of the same number
     * @param fromNanos its CPU time when it was seen first, 0 if it was started since
     * @param toNanos its CPU time when it was seen last
     * @param measures whether it is another JVM that measures tests, and neither this JVM's child nor in a container
     */
    public record Consumer(long pid, String name, long started, long fromNanos, long toNanos, boolean measures) {
        /** Returns what it used in between, in ns. */
        public long nanos() {
            return toNanos - fromNanos;
        }
    }

    /** Looks at the machine below a root folder, {@code /} but in tests. */
    public Consumers(Path root) {
        this(root, "");
    }

    /**
     * Looks at the machine below a root folder.
     *
     * @param measuring how the name of a file begins that JVMs hold open while they measure tests; their number follows
     */
    public Consumers(Path root, String measuring) {
        this.measuring = new OpenFile(measuring);
        proc = root.resolve("proc");
        containers = new OtherContainers(proc);
    }

    /** Looks at all processes. */
    public void look() {
        try (DirectoryStream<Path> folders = KernelFiles.children(proc, "[0-9]*")) {
            for (Path folder : folders) {
                look(folder);
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            // No Linux, or it hides its processes.
        }
        looked = true;
    }

    private void look(Path folder) {
        try {
            String stat = KernelFiles.text(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 2).split(" ", -1);
            long pid = Long.parseLong(folder.getFileName().toString());
            long started = Long.parseLong(fields[STARTED]);
            long nanos = ProcChildrenClock.NANOS_PER_TICK
                    * (Long.parseLong(fields[ProcChildrenClock.UTIME])
                            + Long.parseLong(fields[ProcChildrenClock.UTIME + 1]));
            // Numbers of processes are used again, but not at the same time.
            long key = started << PID_BITS | pid;
            Consumer before = known.get(key);
            long from = before != null ? before.fromNanos() : looked ? 0 : nanos;
            long to = Math.max(from, nanos);
            boolean measures =
                    (before != null && before.measures()) || (to - from >= LITTLE_NANOS && measures(folder, pid));
            known.put(key, new Consumer(pid, stat.substring(open + 1, close), started, from, to, measures));
        } catch (IOException | RuntimeException e) {
            // It has ended meanwhile, or is somebody else's secret.
        }
    }

    private boolean measures(Path folder, long pid) {
        return measuring.isOf(folder) && !Descent.isOurs(proc, pid) && !containers.holds(folder);
    }

    /** Lists the processes that used most, at least a tick, the first first; JVMs that measure tests however much they used. */
    public List<Consumer> most(int count) {
        List<Consumer> sorted = known.values().stream()
                .filter(consumer -> consumer.nanos() >= ProcChildrenClock.NANOS_PER_TICK)
                .sorted(Comparator.comparingLong(Consumer::nanos).reversed())
                .toList();
        return Stream.concat(
                        sorted.stream().limit(count),
                        sorted.stream().skip(count).filter(Consumer::measures))
                .toList();
    }
}
