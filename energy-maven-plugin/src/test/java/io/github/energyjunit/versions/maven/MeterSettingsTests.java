package io.github.energyjunit.versions.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.sources.Sources;
import io.github.energyjunit.settings.EnergyKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MeterSettingsTests {
    private static final Path ROOT = Path.of("/project");

    @Test
    void each_path_of_a_source_leads_to_the_same_file_for_both_versions() {
        for (Setting setting : Sources.settings()) {
            assertThat(absolute(setting)).as(setting.key()).isEqualTo(setting.isPath() ? "/project/there" : "there");
        }
        assertThat(absolute(Setting.path("energy.acme.file", "a file"))).isEqualTo("/project/there");
        assertThat(absolute(Setting.place("energy.acme.url", "an address"))).isEqualTo("there");
    }

    @Test
    void a_path_that_is_absolute_stays_as_it_is() {
        EnergyKey key = EnergyKey.foreign(Setting.path("energy.acme.file", "a file"));

        assertThat(MeterSettings.absolute(key, "/run/acme", ROOT)).isEqualTo("/run/acme");
    }

    private static String absolute(Setting setting) {
        return MeterSettings.absolute(EnergyKey.foreign(setting), "there", ROOT);
    }
}
