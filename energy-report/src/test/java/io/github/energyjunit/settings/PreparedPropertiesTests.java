package io.github.energyjunit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedPropertiesTests {

    @TempDir
    Path directory;

    @Test
    void settings_that_tests_read_survive_the_way_through_the_file() throws IOException {
        Path file = PreparedProperties.write(
                directory.resolve("new/energy"),
                Instant.ofEpochMilli(17),
                Map.of(EnergyKey.POWERCAP_ROOT, "/zonen ü = # \\ !", EnergyKey.CONSOLE_TOP, "3"));

        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        assertThat(read)
                .containsOnlyKeys("energy.powercap.root", "energy.prepared.process", "energy.prepared.build")
                .containsEntry("energy.powercap.root", "/zonen ü = # \\ !");
        // Whoever does not descend from this build takes no notice of the file.
        assertThat(read.getProperty("energy.prepared.process"))
                .startsWith(ProcessHandle.current().pid() + " ");
        assertThat(read.getProperty("energy.prepared.build"))
                .isEqualTo(ProcessHandle.current().pid() + " 17");
        assertThat(file.getParent()).isDirectoryContaining(each -> each.equals(file));
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void an_option_is_added_to_those_that_are_there() {
        Properties project = new Properties();

        ArgLine.append(project, EnergyKey.OUTPUT, "/a");
        assertThat(project.getProperty("argLine")).isEqualTo("-Denergy.output=/a");
        ArgLine.append(project, EnergyKey.OUTPUT, "/b c");
        assertThat(project.getProperty("argLine")).isEqualTo("-Denergy.output=/a \"-Denergy.output=/b c\"");
    }
}
