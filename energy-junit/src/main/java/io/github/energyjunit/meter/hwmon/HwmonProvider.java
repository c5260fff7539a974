package io.github.energyjunit.meter.hwmon;

import static java.util.stream.Collectors.joining;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.file.CounterFile;
import io.github.energyjunit.meter.file.CounterFilesSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds energy sensors ({@code energy*_input}, µJ), by default below {@code /sys/class/hwmon}; {@code energy.hwmon.root}
 * names another folder, and {@code energy.hwmon.domains} those that are counted. Without it, only sensors that are known to
 * be a processor's or a board's are: a graphics card has some as well.
 */
public final class HwmonProvider implements SourceProvider {
    private static final String ROOT_KEY = "energy.hwmon.root";
    private static final String DOMAINS_KEY = "energy.hwmon.domains";

    private static final List<Setting> SETTINGS =
            List.of(Setting.path(ROOT_KEY, "a directory"), Setting.text(DOMAINS_KEY, "labels of sensors"));

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
    public List<String> otherNames() {
        return List.of("amd_energy");
    }

    @Override
    public Quality quality() {
        return Quality.MEASURED;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Probe probe(Configuration configuration) {
        Path folder = configuration.path(ROOT_KEY).orElse(defaultRoot);
        List<String> wanted = Arrays.stream(
                        configuration.text(DOMAINS_KEY).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<Sensor> sensors;
        try {
            sensors = Sensor.in(folder);
        } catch (IOException e) {
            sensors = List.of();
        }
        List<String> names = sensors.stream().map(Sensor::name).toList();
        if (sensors.isEmpty()) {
            return new Probe.Unavailable(
                    folder + " has no energy sensor (energy*_input)",
                    null,
                    configuration.path(ROOT_KEY).isPresent());
        }
        if (!names.containsAll(wanted)) {
            return new Probe.Unavailable(
                    DOMAINS_KEY + " asks for " + String.join(", ", wanted) + ", and " + folder + " has "
                            + String.join(", ", names),
                    "set " + DOMAINS_KEY + " to sensors of this machine, or remove the setting");
        }
        return open(folder, sensors, wanted, configuration.path(ROOT_KEY).isPresent());
    }

    private Probe open(Path folder, List<Sensor> sensors, List<String> wanted, boolean askedFor) {
        List<Sensor> known = sensors.stream().filter(Sensor::isProcessorOrBoard).toList();
        List<Domain> domains = new ArrayList<>();
        List<CounterFile> files = new ArrayList<>();
        for (Sensor sensor : sensors) {
            boolean counted = wanted.isEmpty()
                    ? known.contains(sensor) && !sensor.isCore() && !(sensor.isSum() && known.size() > 1)
                    : wanted.contains(sensor.name());
            try {
                files.add(new CounterFile(sensor.input()));
                domains.add(new Domain(sensor.name(), counted));
            } catch (IOException e) {
                if (counted) {
                    files.forEach(CounterFile::close);
                    return unreadable(folder, sensor, e);
                }
            }
        }
        if (domains.stream().noneMatch(Domain::counted)) {
            files.forEach(CounterFile::close);
            return new Probe.Unavailable(
                    folder + " has no sensor that is known to be a whole processor's or board's: "
                            + sensors.stream().map(Sensor::name).collect(joining(", ")),
                    "if you know what they cover, name those to be counted with -D" + DOMAINS_KEY,
                    askedFor);
        }
        SourceInfo info = new SourceInfo(name(), quality(), domains, UPDATE_PERIOD, null, notes(sensors, wanted));
        return new Probe.Available(new CounterFilesSource(info, files));
    }

    private static List<String> notes(List<Sensor> sensors, List<String> wanted) {
        if (!wanted.isEmpty() || sensors.size() < 2) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add("which sensors cover each other is not known here: " + DOMAINS_KEY + " names those to be counted");
        List<String> others = sensors.stream()
                .filter(sensor -> !sensor.isProcessorOrBoard())
                .map(Sensor::name)
                .toList();
        if (!others.isEmpty()) {
            notes.add("not counted, since it is not known to be a processor's or a board's: "
                    + String.join(", ", others));
        }
        return notes;
    }

    private static Probe unreadable(Path folder, Sensor sensor, IOException e) {
        return e instanceof AccessDeniedException
                ? new Probe.Unavailable(
                        "permission denied: " + sensor.input(),
                        "allow your group to read it (until the next boot): sudo chgrp \"$(id -gn)\" " + folder
                                + "/hwmon*/energy*_input && sudo chmod g+r " + folder + "/hwmon*/energy*_input")
                : new Probe.Unavailable(sensor.input() + " cannot be read: " + e.getMessage(), null);
    }
}
