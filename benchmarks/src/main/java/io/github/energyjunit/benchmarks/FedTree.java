package io.github.energyjunit.benchmarks;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Feeds a powercap tree at known power: so many watts for the idle machine, and so many joules for each second of CPU
 * time that the machine really was busy, once a millisecond.
 */
final class FedTree implements AutoCloseable {
    static final double IDLE_WATTS = 10;
    static final double JOULES_PER_CPU_SECOND = 20;

    /** All values are equally long, so that a write never leaves a torn number behind. */
    private static final long START = 100_000_000_000L;

    private final Path folder;
    private final BusyClock busy = BusyClocks.open(Path.of("/"));
    private final Thread feeder = new Thread(this::feed, "feeder");
    private final long bodyThread = Thread.currentThread().getId();
    private final long startNanos = System.nanoTime();
    private final long startBusy = busy.nanos();
    private volatile boolean running = true;
    private volatile long fed;

    FedTree() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory) ? Files.createTempDirectory(memory, "fed") : Files.createTempDirectory("fed");
        Path zone = Files.createDirectories(folder.resolve("intel-rapl:0"));
        Files.writeString(zone.resolve("name"), "package-0\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        Files.writeString(zone.resolve("energy_uj"), START + "\n");
        feeder.setDaemon(true);
        feeder.start();
    }

    /** Returns what was fed so far, in µJ. */
    long fedMicrojoules() {
        return fed;
    }

    /** Returns settings under which this tree is measured, net of its idle power. */
    Configuration configuration() {
        Map<String, String> settings = Map.of(
                "energy.source", "powercap",
                "energy.powercap.root", folder.toString(),
                "energy.idleWatts", Double.toString(IDLE_WATTS));
        return new Configuration(key -> Optional.ofNullable(settings.get(key)));
    }

    /** Returns the tree's root. */
    Path folder() {
        return folder;
    }

    /** Returns a folder for measurement files. */
    Path output() {
        return folder.resolve("out");
    }

    private void feed() {
        try (FileChannel file =
                FileChannel.open(folder.resolve("intel-rapl:0").resolve("energy_uj"), StandardOpenOption.WRITE)) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            while (running) {
                // The kernel books the time of a thread that runs elsewhere every 4 ms, or when it is asked for it.
                threads.getThreadCpuTime(bodyThread);
                double energy = IDLE_WATTS * (System.nanoTime() - startNanos)
                        + JOULES_PER_CPU_SECOND * (busy.nanos() - startBusy);
                long now = Math.max(fed, (long) (energy / 1_000));
                file.write(ByteBuffer.wrap(((START + now) + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                fed = now;
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running = false;
        boolean interrupted = false;
        while (feeder.isAlive()) {
            try {
                feeder.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        busy.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
