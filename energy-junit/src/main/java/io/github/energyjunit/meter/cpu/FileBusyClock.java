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

    /** Stands for the grain of a clock that does not say it. */
    private static final long TO_BE_OBSERVED = 0;

    private interface Format {
        long parse(ByteBuffer content);
    }

    private final String name;
    private final PositionalFile file;
    private final long grainNanos;
    private final @Nullable ObservedGrain observed;
    private final Format format;

    private FileBusyClock(String name, Path path, int capacity, long grainNanos, Format format) throws IOException {
        this.name = name;
        this.grainNanos = grainNanos;
        observed = grainNanos == TO_BE_OBSERVED ? new ObservedGrain() : null;
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

    /**
     * Reads {@code cpu.stat} of the root control group (cgroup v2): it shows microseconds, but mostly steps in ticks, so
     * the grain is found by looking.
     */
    static BusyClock rootCpuStat(Path path) throws IOException {
        return cpuStat("cpu.stat", path, TO_BE_OBSERVED);
    }

    /** Reads {@code cpu.stat} of a control group below the root (cgroup v2): microseconds. */
    static BusyClock groupCpuStat(Path path) throws IOException {
        return cpuStat("cpu.stat of " + path.getParent(), path, 1_000);
    }

    private static BusyClock cpuStat(String name, Path path, long grainNanos) throws IOException {
        return new FileBusyClock(name, path, 4096, grainNanos, content -> {
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
    public synchronized long grainNanos() {
        return observed == null ? grainNanos : observed.nanos();
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
