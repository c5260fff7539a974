package io.github.energyjunit.jmh;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Feeds a powercap tree with so many watts for the idle machine and so many joules per second of its busy CPU time. */
final class FedCounter implements AutoCloseable {
    static final double IDLE_WATTS = 5;
    static final double JOULES_PER_CPU_SECOND = 20;

    /** All values are equally long, so that a write never leaves a torn number behind. */
    private static final long START = 100_000_000_000L;

    private final Path energy;
    private final BusyClock busy = BusyClocks.open(Path.of("/"));
    private final Thread feeder = new Thread(this::feed, "feeder");
    private volatile boolean running = true;

    FedCounter(Path root) throws IOException {
        Path zone = Files.createDirectories(root.resolve("intel-rapl:0"));
        Files.writeString(zone.resolve("name"), "package-0\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        energy = Files.writeString(zone.resolve("energy_uj"), START + "\n");
        feeder.setDaemon(true);
        feeder.start();
    }

    private void feed() {
        long startNanos = System.nanoTime();
        long startBusy = busy.nanos();
        long fed = 0;
        try (FileChannel file = FileChannel.open(energy, StandardOpenOption.WRITE)) {
            while (running) {
                double nanojoules = IDLE_WATTS * (System.nanoTime() - startNanos)
                        + JOULES_PER_CPU_SECOND * (busy.nanos() - startBusy);
                fed = Math.max(fed, (long) (nanojoules / 1_000));
                file.write(ByteBuffer.wrap(((START + fed) + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        feeder.join();
        busy.close();
    }
}
