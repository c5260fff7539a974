package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the machine's busy time from one of the kernel's files; each factory knows one format. */
final class FileBusyClock implements BusyClock {
    private static final byte[] USAGE_USEC = "usage_usec".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CPU = "cpu".getBytes(StandardCharsets.US_ASCII);

    /** {@code USER_HZ} of every Linux architecture that has a JVM. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    private static final Counting NANOSECONDS = new Counting(1, 1, false);
    private static final Counting MICROSECONDS = new Counting(1_000, 1, false);

    /** User, nice, system, irq and softirq, in {@code /proc/stat}. */
    private static final Counting TICKS = new Counting(NANOS_PER_TICK, 5, true);

    private interface Format {
        long parse(ByteBuffer content);
    }

    private final String name;
    private final PositionalFile file;
    private Counting counting;
    private final @Nullable ObservedGrain observed;
    private final Format format;

    private FileBusyClock(String name, Path path, int capacity, @Nullable Counting known, Format format)
            throws IOException {
        this.name = name;
        observed = known == null ? new ObservedGrain() : null;
        counting = known == null ? new Counting(NANOS_PER_TICK, 1, true) : known;
        this.format = format;
        file = new PositionalFile(path, capacity);
        if (nanos() == NO_READING) {
            close();
            throw new IOException(path + " holds no busy time");
        }
    }

    /** Reads {@code cpuacct.usage} of the root control group (cgroup v1): nanoseconds. */
    static BusyClock cpuacct(Path path) throws IOException {
        return new FileBusyClock("cpuacct.usage", path, 32, NANOSECONDS, NumberScanner::next);
    }

    /**
     * Reads {@code cpu.stat} of the root control group (cgroup v2): it shows microseconds, but mostly counts ticks, whose
     * length is found by looking.
     */
    static BusyClock ticksOfRoot(Path path) throws IOException {
        return cpuStat("cpu.stat", path, null);
    }

    /** Reads the same where it counts what really ran. */
    static BusyClock microsecondsOfRoot(Path path) throws IOException {
        return cpuStat("cpu.stat", path, MICROSECONDS);
    }

    /** Reads {@code cpu.stat} of a control group below the root (cgroup v2): microseconds. */
    static BusyClock groupCpuStat(Path path) throws IOException {
        return cpuStat("cpu.stat of " + path.getParent(), path, MICROSECONDS);
    }

    private static BusyClock cpuStat(String name, Path path, @Nullable Counting known) throws IOException {
        return new FileBusyClock(name, path, 4096, known, content -> {
            long micros = NumberScanner.skipBehind(content, USAGE_USEC) ? NumberScanner.next(content) : NO_READING;
            return micros < 0 ? NO_READING : micros * 1_000;
        });
    }

    /**
     * Reads {@code /proc/stat}: user, nice, system, irq and softirq in ticks of 10 ms. Neither iowait nor steal is busy,
     * and guest time is inside user.
     */
    static BusyClock procStat(Path path) throws IOException {
        return new FileBusyClock("/proc/stat", path, 512, TICKS, content -> {
            if (!NumberScanner.skipBehind(content, CPU)) {
                return NO_READING;
            }
            long userNiceSystem =
                    NumberScanner.next(content) + NumberScanner.next(content) + NumberScanner.next(content);
            NumberScanner.skip(content, 2);
            return (userNiceSystem + NumberScanner.next(content) + NumberScanner.next(content)) * NANOS_PER_TICK;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Counting counting() {
        if (observed != null && observed.nanos() != counting.stepNanos()) {
            counting = new Counting(observed.nanos(), 1, true);
        }
        return counting;
    }

    /** Tests and the background reader share the buffer, so one of them reads at a time. */
    @Override
    public synchronized long nanos() {
        try {
            long nanos = format.parse(file.read());
            if (observed != null) {
                observed.see(nanos);
            }
            return nanos;
        } catch (IOException e) {
            return NO_READING;
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
