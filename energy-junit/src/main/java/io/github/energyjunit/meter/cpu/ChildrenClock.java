package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CPU time of the processes that this JVM has started, in ticks of 10 ms: those that ended from
 * {@code /proc/self/stat}, those that live from their own {@code stat}.
 *
 * <p>It costs next to nothing in a JVM that starts none: the JDK waits for each child in a thread named "process
 * reaper", and threads are looked through only when new ones were started.
 */
final class ChildrenClock {
    private static final String REAPER = "process reaper";
    private static final long NANOS_PER_TICK = 10_000_000L;
    private static final int STAT_BYTES = 1024;

    /** Place of {@code utime} among the fields behind the command's name; stime, cutime and cstime follow. */
    private static final int UTIME = 11;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Thread> reapers = new ArrayList<>();
    private final @Nullable PositionalFile self = open();
    private boolean hasStarted;
    private long seenThreads;
    private long latest;

    /** Reads the clock; 0 where there is no {@code /proc}. */
    synchronized long nanos() {
        if (self == null) {
            return 0;
        }
        long started = threads.getTotalStartedThreadCount();
        if (started != seenThreads) {
            seenThreads = started;
            findReapers();
        }
        if (hasStarted) {
            long now = reaped(self) + (reapersWait() ? living() : 0);
            // A child's time may be on its way from its own file to ours.
            latest = Math.max(latest, now * NANOS_PER_TICK);
        }
        return latest;
    }

    private void findReapers() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() + 16];
        int count = root.enumerate(all);
        reapers.clear();
        for (int i = 0; i < count; i++) {
            if (all[i].getName().startsWith(REAPER)) {
                reapers.add(all[i]);
            }
        }
        hasStarted |= !reapers.isEmpty();
    }

    private boolean reapersWait() {
        for (int i = 0; i < reapers.size(); i++) {
            // Inside waitpid a thread counts as running; without a child it waits for work.
            if (reapers.get(i).getState() == Thread.State.RUNNABLE) {
                return true;
            }
        }
        return false;
    }

    private static long living() {
        return ProcessHandle.current()
                .descendants()
                .mapToLong(child -> ticks(child.pid()))
                .sum();
    }

    private static long ticks(long pid) {
        try {
            byte[] stat = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            return sum(ByteBuffer.wrap(stat), 0, 4);
        } catch (IOException e) {
            // It has ended meanwhile; the next reading finds its time with its parent.
            return 0;
        }
    }

    private static long reaped(PositionalFile self) {
        try {
            return sum(self.read(), 2, 2);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Adds up some of utime, stime, cutime and cstime; the command's name may itself hold blanks and brackets. */
    static long sum(ByteBuffer stat, int skipped, int count) {
        int at = stat.limit() - 1;
        while (at >= 0 && stat.get(at) != ')') {
            at--;
        }
        // Behind the name: a blank, the state's letter, a blank.
        stat.position(Math.min(stat.limit(), at + 4));
        // Some of the fields before are negative, so they are passed over by their blanks.
        int blanks = UTIME + skipped - 1;
        while (blanks > 0 && stat.hasRemaining()) {
            if (stat.get() == ' ') {
                blanks--;
            }
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.max(0, NumberScanner.next(stat));
        }
        return sum;
    }

    private static @Nullable PositionalFile open() {
        try {
            return new PositionalFile(Path.of("/proc/self/stat"), STAT_BYTES);
        } catch (IOException e) {
            return null;
        }
    }
}
