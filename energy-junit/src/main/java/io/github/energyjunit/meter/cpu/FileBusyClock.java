package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the machine's busy time from one of the kernel's files; each factory knows one format. */
final class FileBusyClock implements BusyClock {
    private static final byte[] USAGE_USEC = "usage_usec".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CPU = "cpu".getBytes(StandardCharsets.US_ASCII);

    /** {@code USER_HZ} of every Linux architecture that has a JVM. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    private interface Format {
        long parse(ByteBuffer content);
    }

    private final String name;
    private final PositionalFile file;
    private final long grainNanos;
    private final Format format;

    private FileBusyClock(String name, Path path, int capacity, long grainNanos, Format format) throws IOException {
        this.name = name;
        this.grainNanos = grainNanos;
        this.format = format;
        file = new PositionalFile(path, capacity);
        if (nanos() == NO_READING) {
            close();
            throw new IOException(path + " holds no busy time");
        }
    }

    /** Reads {@code cpuacct.usage} of the root control group (cgroup v1): nanoseconds. */
    static BusyClock cpuacct(Path path) throws IOException {
        return new FileBusyClock("cpuacct.usage", path, 32, 1, NumberScanner::next);
    }

    /** Reads {@code cpu.stat} of the root control group (cgroup v2): microseconds. */
    static BusyClock cpuStat(Path path) throws IOException {
        return new FileBusyClock("cpu.stat", path, 4096, 1_000, content -> {
            long micros = NumberScanner.skipBehind(content, USAGE_USEC) ? NumberScanner.next(content) : NO_READING;
            return micros < 0 ? NO_READING : micros * 1_000;
        });
    }

    /**
     * Reads {@code /proc/stat}: user, nice, system, irq and softirq in ticks of 10 ms. Neither iowait nor steal is busy,
     * and guest time is inside user.
     */
    static BusyClock procStat(Path path) throws IOException {
        return new FileBusyClock("/proc/stat", path, 512, NANOS_PER_TICK, content -> {
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
    public long grainNanos() {
        return grainNanos;
    }

    @Override
    public long nanos() {
        try {
            return format.parse(file.read());
        } catch (IOException e) {
            return NO_READING;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
