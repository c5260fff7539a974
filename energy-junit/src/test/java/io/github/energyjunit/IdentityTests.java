package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.sources.Sources;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sources on the class path include one from outside this project: {@code smart-plug}. */
class IdentityTests {

    @Test
    void each_key_of_each_source_on_the_class_path_asks_for_a_recorder_of_its_own() {
        assertThat(Sources.allSettings()).extracting(Setting::key).contains("energy.plug.file", "energy.hwmon.domains");
        for (Setting setting : Sources.allSettings()) {
            assertThat(identity(Map.of(setting.key(), "2")))
                    .as(setting.key())
                    .isNotEqualTo(identity(Map.of()))
                    .isNotEqualTo(identity(Map.of(setting.key(), "1")));
        }
    }

    @Test
    void settings_that_no_recorder_reads_share_one() {
        assertThat(identity(Map.of("energy.measure", "all", "energy.nobody", "1")))
                .isEqualTo(identity(Map.of()));
    }

    @Test
    void folders_are_told_apart() {
        assertThat(identity(Map.of("energy.output", "a"))).isNotEqualTo(identity(Map.of("energy.output", "b")));
    }

    private static String identity(Map<String, String> settings) {
        return Settings.of(key -> Optional.ofNullable(settings.get(key)))
                .identity()
                .toString();
    }
}
