package io.github.energyjunit;

import io.github.energyjunit.meter.powercap.FakeTree;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for a machine with one package, whose counter moves when a test says so, and runs test classes on it.
 *
 * <p>On Windows no file can have the colons of a powercap tree, and the counter is a sensor.
 */
final class FakeMachine {
    private static final long RANGE = 262_143_328_850L;

    final Path output;
    private final Path counterFile;
    private final Map<String, String> where;
    private long counter = 1_000_000;

    FakeMachine(Path folder) {
        output = folder.resolve("energy");
        if (File.separatorChar == '/') {
            FakeTree tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, counter);
            counterFile = tree.energyFile("intel-rapl:0");
            where = Map.of("energy.powercap.root", tree.root().toString());
        } else {
            counterFile = sensor(folder.resolve("sensors"));
            where = Map.of("energy.hwmon.root", folder.resolve("sensors").toString());
        }
    }

    /** Returns the settings that say where the counter is. */
    Map<String, String> where() {
        return where;
    }

    /** Lets the package draw energy, as if the caller had burnt it. */
    synchronized void burn(long microjoules) {
        counter += microjoules;
        setRaw(counter + "\n");
    }

    /** Sets the text of the counter, as one write. */
    void setRaw(String text) {
        try (RandomAccessFile file = new RandomAccessFile(counterFile.toFile(), "rw")) {
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.setLength(text.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MeasuredRun run(Class<?> testClass) {
        return run(List.of(testClass), Map.of());
    }

    MeasuredRun run(Class<?> testClass, Map<String, String> more) {
        return run(List.of(testClass), more);
    }

    MeasuredRun run(List<Class<?>> testClasses, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        where.forEach(settings::putIfAbsent);
        return MeasuredRun.of(testClasses, output, settings);
    }

    private Path sensor(Path sensors) {
        try {
            Path chip = Files.createDirectories(sensors.resolve("hwmon0"));
            Files.writeString(chip.resolve("name"), "amd_energy\n");
            Files.writeString(chip.resolve("energy1_label"), "Esocket0\n");
            return Files.writeString(chip.resolve("energy1_input"), counter + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
