package io.github.energyjunit.measurement.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineSettingsTests {
    @TempDir
    Path cpus;

    @ParameterizedTest
    @CsvSource({
        "intel_pstate/no_turbo, 0, on",
        "intel_pstate/no_turbo, 1, off",
        "cpufreq/boost, 1, on",
        "cpufreq/boost, 0, off"
    })
    void tells_governor_and_turbo(String file, String value, String turbo) throws IOException {
        write("cpu0/cpufreq/scaling_governor", "powersave");
        write(file, value);

        assertThat(MachineSettings.of(cpus)).isEqualTo(new MachineSettings("powersave", turbo));
    }

    @Test
    void says_nothing_where_the_machine_says_nothing() {
        assertThat(MachineSettings.of(cpus)).isEqualTo(new MachineSettings(null, null));
    }

    private void write(String file, String value) throws IOException {
        Path path = cpus.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, value + "\n");
    }
}
