package io.github.energyjunit.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.ProfilerException;

class ProfilerSettingsTests {
    @Test
    void options_may_leave_out_the_prefix() throws Exception {
        ProfilerSettings settings = ProfilerSettings.of("source=estimate;energy.output=results");

        assertThat(settings.configuration().text("energy.source")).contains("estimate");
        assertThat(settings.output()).isEqualTo(Path.of("results").toAbsolutePath());
    }

    @Test
    void an_option_that_is_no_pair_is_named() {
        assertThatThrownBy(() -> ProfilerSettings.of("source=estimate; powercap"))
                .isInstanceOf(ProfilerException.class)
                .hasMessageContaining("'powercap'")
                .hasMessageContaining("key=value");
    }

    @Test
    void forks_get_every_setting_and_the_idle_power_that_is_found_once() throws Exception {
        ProfilerSettings settings = ProfilerSettings.of("source=powercap");
        int[] calls = new int[1];

        for (int i = 0; i < 2; i++) {
            assertThat(settings.forFork(() -> {
                        calls[0]++;
                        return 4.25;
                    }))
                    .contains("-Denergy.source=powercap", "-Denergy.idleWatts=4.250000");
        }

        assertThat(calls[0]).isOne();
    }

    @Test
    void no_idle_power_leaves_the_forks_without_one() throws Exception {
        assertThat(ProfilerSettings.of("").forFork(() -> null)).noneMatch(option -> option.contains("idleWatts"));
    }
}
