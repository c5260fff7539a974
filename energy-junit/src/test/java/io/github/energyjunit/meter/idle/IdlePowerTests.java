package io.github.energyjunit.meter.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdlePowerTests {
    private @TempDir Path folder;

    private static Configuration settings(String... pairs) {
        Map<String, String> map =
                pairs.length == 2 ? Map.of(pairs[0], pairs[1]) : Map.of(pairs[0], pairs[1], pairs[2], pairs[3]);
        return new Configuration(key -> Optional.ofNullable(map.get(key)));
    }

    @Test
    void takes_what_is_set() {
        assertThat(IdlePower.calibrate(settings("energy.idleWatts", "7.5")).watts())
                .isEqualTo(7.5);
        assertThat(IdlePower.known(settings("energy.idleWatts", "7.5", "energy.idle", "off")))
                .isNull();
        assertThat(IdlePower.calibrate(settings("energy.idle", "off")).explanation())
                .contains("energy.idle");
        assertThat(IdlePower.calibrate(settings("energy.source", "estimate")).watts())
                .isNull();
    }

    @Test
    void refuses_what_is_not_allowed() {
        assertThatThrownBy(() -> IdlePower.known(settings("energy.idle", "yes")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idle", "yes", "auto, off");
        assertThatThrownBy(() -> IdlePower.known(settings("energy.idleWatts", "-1")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idleWatts", "-1");
        assertThatThrownBy(() -> IdlePower.calibrate(settings("energy.idle.time", "2 days")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idle.time", "2 days", "800ms");
    }

    @Test
    void takes_a_calibration_that_is_handed_on_unless_watts_are_set() {
        String calibrated = "5.0 from 4.5 to 5.5 (quiet)";

        assertThat(IdlePower.known(settings("energy.idle.calibrated", calibrated)))
                .isEqualTo(new IdleEstimate(5.0, 4.5, 5.5, IdleEstimate.QUIET));
        assertThat(IdlePower.known(settings("energy.idle.calibrated", calibrated, "energy.idleWatts", "7")))
                .isEqualTo(IdleEstimate.exactly(7, IdleEstimate.GIVEN));
        assertThat(IdlePower.known(settings("energy.idle.calibrated", "nonsense")))
                .isNull();
    }

    @Test
    void decides_by_the_source_and_the_settings_alone_whether_idle_power_is_taken_off() {
        SourceInfo fast = source(Duration.ofMillis(1), null);
        SourceInfo slow = source(Duration.ofSeconds(2), null);
        Configuration nothing = new Configuration(key -> Optional.empty());

        assertThat(IdlePower.isTakenOff(nothing, fast)).isTrue();
        assertThat(IdlePower.isTakenOff(settings("energy.idle", "off"), fast)).isFalse();
        assertThat(IdlePower.isTakenOff(nothing, slow)).isFalse();
        assertThat(IdlePower.isTakenOff(settings("energy.idleWatts", "7"), slow))
                .isTrue();
        assertThat(IdlePower.isTakenOff(
                        settings("energy.idle", "off"),
                        source(Duration.ofMillis(1), new SourceInfo.Model("m", 0, 1, 1))))
                .isTrue();
    }

    private static SourceInfo source(Duration period, SourceInfo.@Nullable Model model) {
        return new SourceInfo(
                "scripted", Quality.MEASURED, List.of(new Domain("package-0", true)), period, model, List.of());
    }

    @Test
    void remembers_for_each_place_of_a_source_on_the_class_path_a_power_of_its_own() {
        CpuInfo cpu = CpuInfo.ofThisMachine();
        SourceInfo source = source(Duration.ofMillis(1), null);
        String nowhere = IdlePower.key(source, cpu, settings("energy.source", "auto"));

        assertThat(Sources.allSettings()).extracting(Setting::key).contains("energy.plug.file");
        for (Setting setting : Sources.allSettings()) {
            String there = IdlePower.key(source, cpu, settings(setting.key(), "there"));
            assertThat(!there.equals(nowhere)).as(setting.key()).isEqualTo(setting.isPlace());
        }
    }

    @Test
    void finds_nothing_to_take_off_where_counters_stand_still() throws IOException {
        Path zone = Files.createDirectories(folder.resolve("tree").resolve("intel-rapl:0"));
        Files.writeString(zone.resolve("name"), "package-0\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        Files.writeString(zone.resolve("energy_uj"), "123456789\n");
        Map<String, String> settings = Map.of(
                "energy.source", "powercap",
                "energy.powercap.root", folder.resolve("tree").toString(),
                "energy.idle.time", "80ms");
        try (BusyClock busy = new ScriptedBusyClock()) {
            IdlePower.Result result = IdlePower.calibrate(
                    new Configuration(key -> Optional.ofNullable(settings.get(key))), busy, folder.resolve("caches"));
            assertThat(result.idle()).isEqualTo(IdleEstimate.exactly(0, IdleEstimate.STILL));
        }
    }

    private static final class ScriptedBusyClock implements BusyClock {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
