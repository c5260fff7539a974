package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Takes the time that processors were idle off the time that there was, in ns.
 *
 * <p>Where no clock of control groups covers the machine, {@code /proc/stat} is all there is. Its busy times are sampled: a
 * tick is charged to whatever runs at it, and what runs between two ticks is missed. Its idle times are not: the kernel
 * looks at a clock when a processor becomes idle and when it no longer is ({@code tick_nohz_start_idle},
 * {@code get_idle_time}), and only rounds them to 10 ms in the file. A kernel that never stops its ticks ({@code nohz=off})
 * samples idle times as well: then both ways tell the same.
 *
 * <p>Neither waiting for a disk nor time that a hypervisor has stolen is busy. Where the file does not look like a kernel's
 * the busy times are taken after all.
 */
final class IdleTimeClock implements BusyClock {
    /** {@code USER_HZ} of every Linux architecture that has a JVM. */
    private static final long STEP_NANOS = 10_000_000L;

    private static final byte[] CPU = "cpu".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_NUMBERS = 5;
    private static final int IDLE_NUMBERS = 3;
    private static final long CHECK_NANOS = 1_000_000_000L;

    /** What all times of the file add up to may differ from the time that there was, as ticks miss some, but not by more. */
    private static final double LEAST_TOLD = 0.5;

    private static final double MOST_TOLD = 2;

    private final Path file;
    private final LongSupplier clock;
    private final PositionalFile content;
    private final Counting counting;
    private boolean idleIsTold;
    private int processors;

    private final Times now = new Times();

    /** The reading at which it was last looked whether the file holds what it should, and how long the machine was busy then. */
    private final Times then = new Times();

    private long thenNanos;
    private long lastNanos;

    /** What the file tells, in steps, and when. */
    private static final class Times {
        long at;
        long busy;
        long idle;

        void copy(Times other) {
            at = other.at;
            busy = other.busy;
            idle = other.idle;
        }
    }

    /**
     * Reads {@code proc/stat} below a root folder.
     *
     * @throws IOException if it tells no idle time, or not of which processors
     */
    IdleTimeClock(Path root, LongSupplier clock) throws IOException {
        this.clock = clock;
        file = root.resolve("proc/stat");
        counting = new Counting(STEP_NANOS, IDLE_NUMBERS, ticksNeverStop(root.resolve("proc/cmdline")));
        content = new PositionalFile(file, 512);
        processors = processors();
        boolean told = processors > 0 && read() && now.idle > 0;
        if (!told) {
            content.close();
            throw new IOException(file + " tells no idle time");
        }
        idleIsTold = true;
        thenNanos = now.busy * STEP_NANOS;
        lastNanos = thenNanos;
        then.copy(now);
    }

    @Override
    public String name() {
        return "/proc/stat (idle time)";
    }

    @Override
    public synchronized Counting counting() {
        return idleIsTold ? counting : new Counting(STEP_NANOS, BUSY_NUMBERS, true);
    }

    @Override
    public synchronized long nanos() {
        try {
            if (!read()) {
                return NO_READING;
            }
        } catch (IOException e) {
            return NO_READING;
        }
        if (now.at - then.at >= CHECK_NANOS) {
            check();
        }
        // Rounded times step, and a clock must not step back.
        lastNanos = Math.max(lastNanos, thenNanos + (idleIsTold ? byIdleTime() : byTicks()));
        return lastNanos;
    }

    private long byIdleTime() {
        return available() - (now.idle - then.idle) * STEP_NANOS;
    }

    private long byTicks() {
        return (now.busy - then.busy) * STEP_NANOS;
    }

    private long available() {
        return processors * (now.at - then.at);
    }

    /** Goes on from the last reading, after a look at whether processors came or went, or the file is not a kernel's. */
    private void check() {
        int before = processors;
        processors = Math.max(1, processors());
        boolean steady = processors == before;
        double told = (double) (now.busy - then.busy + now.idle - then.idle) * STEP_NANOS;
        idleIsTold &= !steady || (told >= LEAST_TOLD * available() && told <= MOST_TOLD * available());
        thenNanos += idleIsTold && steady ? byIdleTime() : byTicks();
        then.copy(now);
    }

    private boolean read() throws IOException {
        ByteBuffer text = content.read();
        now.at = clock.getAsLong();
        if (!NumberScanner.skipBehind(text, CPU)) {
            return false;
        }
        long userNiceSystem = NumberScanner.next(text) + NumberScanner.next(text) + NumberScanner.next(text);
        long idleWaiting = NumberScanner.next(text) + NumberScanner.next(text);
        now.busy = userNiceSystem + NumberScanner.next(text) + NumberScanner.next(text);
        now.idle = idleWaiting + Math.max(0, NumberScanner.next(text));
        return true;
    }

    /** Counts the processors that the file has; as many as before where it cannot be read, for one that is interrupted. */
    private int processors() {
        try {
            int found = -1;
            for (String line : KernelFiles.lines(file, StandardCharsets.ISO_8859_1)) {
                if (!line.startsWith("cpu")) {
                    break;
                }
                found++;
            }
            return found;
        } catch (IOException e) {
            return processors;
        }
    }

    private static boolean ticksNeverStop(Path commandLine) {
        try {
            return KernelFiles.text(commandLine, StandardCharsets.ISO_8859_1).matches("(?s).*\\bnohz=off\\b.*");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        try {
            content.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
