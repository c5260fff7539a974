package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.file.SmallFile;
import io.github.energyjunit.meter.rapl.Plausibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Stands for one folder of the powercap tree that has an {@code energy_uj}.
 *
 * @param folder where its files are
 * @param id the kernel's id, such as {@code intel-rapl:0:a}: control type and hexadecimal indices
 * @param name content of the {@code name} file, or the id where there is none
 */
record Zone(Path folder, String id, String name) {
    /** Names follow {@code "%s:%x"} of {@code drivers/powercap/powercap_sys.c}: the index is hexadecimal. */
    static final Pattern ID = Pattern.compile("[^:]+(:\\p{XDigit}+)+");

    /** Long term, short term and peak power. */
    private static final int CONSTRAINTS = 3;

    private static final Pattern PACKAGE = Pattern.compile("package-\\d+(-die-\\d+)?");

    static Zone at(Path folder) {
        String id = folder.getFileName().toString();
        String name;
        try {
            name = SmallFile.read(folder.resolve("name"));
        } catch (IOException e) {
            name = "";
        }
        return new Zone(folder, id, name.isEmpty() ? id : name);
    }

    String controlType() {
        return id.substring(0, id.indexOf(':'));
    }

    boolean isTop() {
        return id.indexOf(':') == id.lastIndexOf(':');
    }

    String parentId() {
        return id.substring(0, id.lastIndexOf(':'));
    }

    boolean isPackage() {
        return isTop() && PACKAGE.matcher(name).matches();
    }

    boolean isDie() {
        return isPackage() && name.contains("-die-");
    }

    /** Returns the package that a die belongs to. */
    String packageName() {
        return name.replaceFirst("-die-\\d+$", "");
    }

    /** Returns {@code package}, {@code psys}, or the name where it is neither. */
    String kind() {
        return isPackage() ? "package" : isPsys() ? "psys" : name;
    }

    boolean isPsys() {
        return isTop() && (name.equals("psys") || name.startsWith("psys-"));
    }

    boolean isDram() {
        return !isTop() && name.equals("dram");
    }

    Path energyFile() {
        return folder.resolve("energy_uj");
    }

    /** Reads the value at which the counter wraps, in µJ; 0 when the file is missing or holds no positive number. */
    long range() {
        return positive(folder.resolve("max_energy_range_uj"));
    }

    /** Reads the power beyond which this zone is not believed, in watts, from its constraints and by its kind. */
    double maxWatts() {
        long microwatts = 0;
        for (int i = 0; i < CONSTRAINTS; i++) {
            microwatts = Math.max(microwatts, positive(folder.resolve("constraint_" + i + "_max_power_uw")));
        }
        return Plausibility.maxWatts(kind(), microwatts / 1e6);
    }

    private static long positive(Path file) {
        try {
            return Math.max(0, Long.parseLong(SmallFile.read(file)));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
