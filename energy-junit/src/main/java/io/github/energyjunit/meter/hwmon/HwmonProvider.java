package io.github.energyjunit.meter.hwmon;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.file.CounterFile;
import io.github.energyjunit.meter.file.CounterFilesSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds energy sensors ({@code energy*_input}, µJ), by default below {@code /sys/class/hwmon}; {@code energy.hwmon.root}
 * names another folder, and {@code energy.hwmon.domains} those that are counted.
 */
public final class HwmonProvider implements SourceProvider {
    private static final String ROOT_KEY = "energy.hwmon.root";
    private static final String DOMAINS_KEY = "energy.hwmon.domains";

    /** Sensors behind I2C are often read by their drivers every few ms only. */
    private static final Duration UPDATE_PERIOD = Duration.ofMillis(10);

    private final Path defaultRoot;

    /** Looks below a root folder. */
    public HwmonProvider(Path root) {
        defaultRoot = root.resolve("sys/class/hwmon");
    }

    @Override
    public String name() {
        return "hwmon";
    }

    @Override
    public Quality quality() {
        return Quality.MEASURED;
    }

    @Override
    public Probe probe(Configuration configuration) {
        Path folder = configuration.path(ROOT_KEY).orElse(defaultRoot);
        List<String> wanted = Arrays.stream(
                        configuration.text(DOMAINS_KEY).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Map<String, Path> sensors = new TreeMap<>();
        try (DirectoryStream<Path> chips = Files.newDirectoryStream(folder, "hwmon*")) {
            for (Path chip : chips) {
                try (DirectoryStream<Path> inputs = Files.newDirectoryStream(chip, "energy*_input")) {
                    inputs.forEach(input -> sensors.put(name(chip, input), input));
                }
            }
        } catch (IOException e) {
            sensors.clear();
        }
        if (sensors.isEmpty()) {
            return new Probe.Unavailable(
                    folder + " has no sensor of energy (energy*_input)",
                    null,
                    configuration.path(ROOT_KEY).isPresent());
        }
        if (!sensors.keySet().containsAll(wanted)) {
            return new Probe.Unavailable(
                    DOMAINS_KEY + " asks for " + String.join(", ", wanted) + ", and " + folder + " has "
                            + String.join(", ", sensors.keySet()),
                    "let " + DOMAINS_KEY + " name sensors that are there, or remove the setting");
        }
        return open(folder, sensors, wanted);
    }

    private Probe open(Path folder, Map<String, Path> sensors, List<String> wanted) {
        List<Domain> domains = new ArrayList<>();
        List<CounterFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> sensor : sensors.entrySet()) {
            try {
                files.add(new CounterFile(sensor.getValue()));
            } catch (IOException e) {
                files.forEach(CounterFile::close);
                return e instanceof AccessDeniedException
                        ? new Probe.Unavailable(
                                "permission denied: " + sensor.getValue(),
                                "let your group read it (until the next boot): sudo chgrp \"$(id -gn)\" " + folder
                                        + "/hwmon*/energy*_input && sudo chmod g+r " + folder + "/hwmon*/energy*_input")
                        : new Probe.Unavailable(sensor.getValue() + " cannot be read: " + e.getMessage(), null);
            }
            boolean counted = wanted.isEmpty()
                    ? !coversOrRepeats(sensor.getKey(), sensors.size())
                    : wanted.contains(sensor.getKey());
            domains.add(new Domain(sensor.getKey(), counted));
        }
        List<String> notes = wanted.isEmpty() && sensors.size() > 1
                ? List.of("which sensors cover each other is not known here: " + DOMAINS_KEY
                        + " names those to be counted")
                : List.of();
        SourceInfo info = new SourceInfo(name(), quality(), domains, UPDATE_PERIOD, null, notes);
        if (domains.stream().noneMatch(Domain::counted)) {
            files.forEach(CounterFile::close);
            return new Probe.Unavailable(
                    folder + " has only sensors of single cores or of the whole board: "
                            + String.join(", ", sensors.keySet()),
                    "name those to be counted with -D" + DOMAINS_KEY);
        }
        return new Probe.Available(new CounterFilesSource(info, files));
    }

    /** Takes {@code amd_energy}'s cores for parts of its sockets, and what is called sys or board for the sum of the rest. */
    private static boolean coversOrRepeats(String name, int sensors) {
        String label = name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        return label.startsWith("ecore") || (sensors > 1 && label.matches("(sys|board|total|soc).*"));
    }

    private static String name(Path chip, Path input) {
        String file = input.getFileName().toString();
        String label = line(chip.resolve(file.replace("_input", "_label")));
        String chipName = line(chip.resolve("name"));
        return (chipName.isEmpty() ? chip.getFileName().toString() : chipName) + "/"
                + (label.isEmpty() ? file.replace("_input", "") : label);
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
