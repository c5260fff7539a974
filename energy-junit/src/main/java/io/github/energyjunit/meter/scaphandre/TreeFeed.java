package io.github.energyjunit.meter.scaphandre;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.file.SmallFile;
import io.github.energyjunit.meter.relay.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the folder that Scaphandre's qemu exporter writes for a virtual machine: {@code intel-rapl:0/energy_uj} without a
 * line end, without {@code name} and without a range.
 *
 * <p>The exporter truncates and rewrites each file, so a reader may find it empty or cut short. A number that is lower than
 * the one before is looked at again before it is believed.
 */
final class TreeFeed implements Feed {
    /** The exporter's fixed step ({@code src/exporters/qemu.rs}). */
    static final Duration UPDATE_PERIOD = Duration.ofSeconds(5);

    private static final int LOOKS = 3;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000L;

    private final List<Path> files = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private final double factor;
    private final long[] last;

    /**
     * Looks for the counters.
     *
     * @throws IOException if there is none; the message says so
     */
    TreeFeed(Path folder, double factor) throws IOException {
        this.factor = factor;
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " does not exist");
        }
        try {
            for (Path zone : Folders.list(folder, "*")) {
                Path file = zone.resolve("energy_uj");
                if (zone.getFileName().toString().matches("[^:]+:\\p{XDigit}+") && Files.exists(file)) {
                    files.add(file);
                }
            }
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied: " + folder, e);
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " has no zone with an energy_uj file");
        }
        files.sort(null);
        boolean named = files.stream().anyMatch(file -> name(file).startsWith("package"));
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IOException("permission denied: " + file);
            }
            String name = name(file);
            boolean platform = name.startsWith("psys");
            domains.add(new Domain(name, named ? name.startsWith("package") : !platform));
        }
        last = new long[files.size()];
    }

    List<Domain> domains() {
        return domains;
    }

    @Override
    public long[] next() throws IOException {
        long[] microjoules = new long[last.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = read(files.get(i), last[i]);
            microjoules[i] = Math.round(last[i] * factor);
        }
        return microjoules;
    }

    @Override
    public void close() {}

    private static long read(Path file, long before) throws IOException {
        long value = EnergySource.NO_READING;
        for (int look = 0; look < LOOKS && value < before; look++) {
            if (look > 0) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            value = number(file);
        }
        if (value < 0) {
            throw new IOException(file + " is missing, or holds no whole number");
        }
        return value;
    }

    private static long number(Path file) {
        try {
            String text = SmallFile.read(file);
            return text.matches("\\d{1,17}") ? Long.parseLong(text) : EnergySource.NO_READING;
        } catch (IOException e) {
            return EnergySource.NO_READING;
        }
    }

    private static String name(Path file) {
        Path zone = file.toAbsolutePath().getParent();
        try {
            String name = SmallFile.read(file.resolveSibling("name"));
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException e) {
            // The exporter writes no name: the folder's has to do.
        }
        return zone == null ? file.toString() : String.valueOf(zone.getFileName());
    }
}
