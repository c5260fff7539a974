package io.github.energyjunit.measurement.header;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is set to that changes its energy without any change of code, as Linux tells it.
 *
 * @param governor of the first CPU, for instance {@code powersave}; {@code null} where there is none
 * @param turbo {@code on} or {@code off}; {@code null} where that cannot be told
 */
record MachineSettings(@Nullable String governor, @Nullable String turbo) {
    private static final Path CPUS = Path.of("/sys/devices/system/cpu");

    static MachineSettings current() {
        return of(CPUS);
    }

    static MachineSettings of(Path cpus) {
        String noTurbo = line(cpus.resolve("intel_pstate/no_turbo"));
        String boost = line(cpus.resolve("cpufreq/boost"));
        String turbo = noTurbo == null ? word(boost, "1") : word(noTurbo, "0");
        return new MachineSettings(line(cpus.resolve("cpu0/cpufreq/scaling_governor")), turbo);
    }

    /** Writes what is known. */
    void write(JsonLine json) {
        json.beginObject(Field.SETTINGS);
        if (governor != null) {
            json.field(Field.GOVERNOR, governor);
        }
        if (turbo != null) {
            json.field(Field.TURBO, turbo);
        }
        json.end();
    }

    private static @Nullable String word(@Nullable String value, String on) {
        if (value == null) {
            return null;
        }
        return value.equals(on) ? "on" : "off";
    }

    private static @Nullable String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException | RuntimeException e) {
            return null; // nothing depends on knowing it
        }
    }
}
