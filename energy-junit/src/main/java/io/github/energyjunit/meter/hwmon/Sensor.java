package io.github.energyjunit.meter.hwmon;

import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.file.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Stands for one sensor of energy.
 *
 * @param name the chip's name and the sensor's label, {@code amd_energy/Esocket0}; unique in its folder
 * @param chip the chip's name alone
 * @param label the sensor's label, or its number where it has none
 * @param input the file with its counter, in µJ
 */
record Sensor(String name, String chip, String label, Path input) {
    /**
     * Chips whose sensors of energy are known to be processors or boards: AMD's sockets and cores, ARM's firmware and its
     * development boards, IBM's machines ({@code drivers/hwmon} of Linux).
     */
    private static final Pattern KNOWN_CHIPS = Pattern.compile("amd_energy|scmi_sensors|vexpress.*|ibmpowernv");

    /** Words by which a sensor of any other chip says that it is one. */
    private static final Pattern KNOWN_LABELS =
            Pattern.compile(".*(cpu|processor|socket|soc|cluster|core|board|system|total).*");

    /** Graphics cards name their sensors {@code card} and {@code pkg}: they are neither processor nor board. */
    private static final Pattern GRAPHICS = Pattern.compile("(xe|i915|amdgpu|nouveau|radeon|nvidia)([_-].*|\\d.*)?");

    private static final Pattern GRAPHICS_LABELS = Pattern.compile(".*(gpu|graphics|card).*");

    /** Lists the sensors of a folder such as {@code /sys/class/hwmon}, ordered by name. */
    static List<Sensor> in(Path folder) throws IOException {
        Map<String, List<Sensor>> named = new TreeMap<>();
        Map<Path, String> folders = new HashMap<>();
        for (Path chip : Folders.list(folder, "hwmon*")) {
            for (Path input : Folders.list(chip, "energy*_input")) {
                String file = String.valueOf(input.getFileName());
                String chipFolder = String.valueOf(chip.getFileName());
                String label = line(chip.resolve(file.replace("_input", "_label")));
                String shownLabel = label.isEmpty() ? file.replace("_input", "") : label;
                String chipName = line(chip.resolve("name"));
                String shownChip = chipName.isEmpty() ? chipFolder : chipName;
                String name = shownChip + "/" + shownLabel;
                folders.put(input, chipFolder);
                named.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(new Sensor(name, shownChip, shownLabel, input));
            }
        }
        // Two chips of a kind have the same names: their folders tell them from each other.
        return named.values().stream()
                .flatMap(same -> same.size() == 1
                        ? same.stream()
                        : same.stream().map(sensor -> sensor.named(folders.get(sensor.input()) + "/" + sensor.name())))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** Returns whether the sensor is known to be a processor's or a board's. */
    boolean isProcessorOrBoard() {
        String lowerLabel = label.toLowerCase(Locale.ROOT);
        String lowerChip = chip.toLowerCase(Locale.ROOT);
        return !GRAPHICS.matcher(lowerChip).matches()
                && !GRAPHICS_LABELS.matcher(lowerLabel).matches()
                && (KNOWN_CHIPS.matcher(lowerChip).matches()
                        || KNOWN_LABELS.matcher(lowerLabel).matches());
    }

    /** Returns whether it is {@code amd_energy}'s core, which is a part of its socket. */
    boolean isCore() {
        return label.toLowerCase(Locale.ROOT).startsWith("ecore");
    }

    /** Returns whether its label says that it is the sum of others. */
    boolean isSum() {
        return label.toLowerCase(Locale.ROOT).matches("(sys|board|total|soc(?!ket)).*");
    }

    private Sensor named(String other) {
        return new Sensor(other, chip, label, input);
    }

    private static String line(Path file) {
        try {
            return SmallFile.read(file);
        } catch (IOException e) {
            return "";
        }
    }
}
