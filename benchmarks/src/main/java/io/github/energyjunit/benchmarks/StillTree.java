package io.github.energyjunit.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Holds a powercap tree of packages whose counters move only on request, in memory where that is possible. */
final class StillTree implements AutoCloseable {
    private final Path folder;
    private final int domains;
    private long value = 123_456_789_012L;

    StillTree(int domains) throws IOException {
        this.domains = domains;
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "energy")
                : Files.createTempDirectory("energy");
        for (int i = 0; i < domains; i++) {
            Path zone = Files.createDirectories(folder.resolve("intel-rapl:" + i));
            Files.writeString(zone.resolve("name"), "package-" + i + "\n");
            Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        }
        move();
    }

    Path folder() {
        return folder;
    }

    /** Lets all counters go on a little. */
    void move() throws IOException {
        value += 1_000;
        for (int i = 0; i < domains; i++) {
            Files.writeString(folder.resolve("intel-rapl:" + i).resolve("energy_uj"), value + "\n");
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
