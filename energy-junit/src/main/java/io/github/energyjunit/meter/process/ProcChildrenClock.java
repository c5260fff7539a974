package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.NumberScanner;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CPU time of children from {@code /proc}, in ticks of 10 ms: of those that ended from the {@code stat} of this
 * process, to which they are added as soon as they are waited for; of those that live from their own {@code stat}.
 *
 * <p>It costs next to nothing in a JVM that starts none. All processes are looked through only when there are new ones
 * while a child lives, and so seldom that it costs little.
 */
final class ProcChildrenClock implements ChildrenClock {
    static final long NANOS_PER_TICK = 10_000_000L;
    private static final int STAT_BYTES = 1024;

    /** User and system time are each cut down to a tick. */
    private static final long GRAIN_NANOS = 2 * NANOS_PER_TICK;

    /** Place of {@code utime} among the fields behind the command's name; stime, cutime and cstime follow. */
    static final int UTIME = 11;

    private static final ProcessHandle SELF = ProcessHandle.current();

    private final Path proc;
    private final Reapers reapers = new Reapers();
    private final Rarely rarely = new Rarely();
    private final @Nullable PositionalFile self;
    private final @Nullable PositionalFile load;
    private final Map<Long, PositionalFile> living = new HashMap<>();
    private long listedPid = -1;
    private long latestPid = -1;
    private boolean lived;
    private long reaped;
    private long latest;
    private long grain;

    ProcChildrenClock(Path proc) {
        this.proc = proc;
        self = open(proc.resolve("self/stat"), STAT_BYTES);
        load = open(proc.resolve("loadavg"), 128);
        reaped = reaped();
        latest = reaped * NANOS_PER_TICK;
    }

    @Override
    public synchronized long nanos() {
        grain = 0;
        // A child that started, ended and was waited for since the last look has left its time behind all the same.
        if (!reapers.look()) {
            return latest;
        }
        long before = reaped;
        reaped = reaped();
        boolean lives = reapers.wait(false);
        boolean moved = reapers.moved();
        if (lives || lived || moved || reaped != before) {
            grain = GRAIN_NANOS;
        }
        lived = lives;
        // A child's time may be on its way from its own file to ours.
        latest = Math.max(latest, NANOS_PER_TICK * (reaped + (lives ? living() : 0)));
        return latest;
    }

    @Override
    public synchronized long grainNanos() {
        return grain;
    }

    private long living() {
        isNewPid();
        if (latestPid != listedPid || latestPid < 0) {
            rarely.run(this::list);
        }
        long sum = 0;
        for (Iterator<PositionalFile> all = living.values().iterator(); all.hasNext(); ) {
            PositionalFile stat = all.next();
            try {
                sum += sum(stat.read(), 0, 4);
            } catch (IOException ended) {
                close(stat);
                all.remove();
            }
        }
        return sum;
    }

    /** The kernel shows the number of the process or thread that was started last. */
    private boolean isNewPid() {
        long before = latestPid;
        try {
            latestPid = load == null ? -1 : lastNumber(load.read());
        } catch (IOException e) {
            latestPid = -1;
        }
        return latestPid < 0 || latestPid != before;
    }

    private static long lastNumber(ByteBuffer text) {
        int end = text.limit();
        int at = end;
        while (at > 0 && text.get(at - 1) != ' ') {
            at--;
        }
        return NumberScanner.next(text.position(at));
    }

    private void list() {
        listedPid = latestPid;
        SELF.descendants().forEach(child -> {
            if (!living.containsKey(child.pid())) {
                PositionalFile stat = open(proc.resolve(child.pid() + "/stat"), STAT_BYTES);
                if (stat != null) {
                    living.put(child.pid(), stat);
                }
            }
        });
    }

    private long reaped() {
        try {
            return self == null ? 0 : sum(self.read(), 2, 2);
        } catch (IOException e) {
            return reaped;
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

    private static @Nullable PositionalFile open(Path path, int capacity) {
        try {
            return new PositionalFile(path, capacity);
        } catch (IOException e) {
            return null;
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
