package io.github.energyjunit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.sources.Sources;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTests {

    @ParameterizedTest
    @CsvSource({
        "energy.source, 'my plug', or the name of a source of your own",
        "energy.measure, some, annotated or all",
        "energy.skip, yes, true or false",
        "energy.estimate.idleWatts, -1, 0 or more",
        "energy.estimate.maxWatts, 0, above 0",
        "energy.estimate.maxWatts, NaN, above 0",
        "energy.console.top, few, a whole number",
        "energy.powercap.root, ' ', a directory",
    })
    void a_wrong_value_is_told_with_its_key_and_what_is_allowed(String key, String value, String allowed) {
        assertThat(check(Map.of(key, value), Map.of()).errors())
                .singleElement()
                .asString()
                .startsWith("Invalid value '" + value + "' for " + key + ": expected ")
                .contains(allowed);
        assertThat(check(Map.of(), Map.of(key, value)).errors()).hasSize(1);
    }

    @Test
    void an_invalid_source_is_told_with_the_name_of_each_source() {
        assertThat(check(Map.of("energy.source", "my plug"), Map.of()).errors())
                .singleElement()
                .asString()
                .contains(Sources.names())
                .contains(Sources.AUTO);
    }

    @Test
    void right_values_are_silent() {
        SettingsCheck check = check(
                Map.of(
                        "energy.source",
                        "powercap",
                        "energy.estimate.idleWatts",
                        "40",
                        "energy.estimate.maxWatts",
                        "90"),
                Map.of("energy.skip", "false", "energy.console.top", "3"));

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void a_wrong_value_of_the_goals_configuration_is_found_too() {
        SettingsCheck check = SettingsCheck.of(Map.of(), Map.of(), Map.of(EnergyKey.MEASURE, "coal"));

        assertThat(check.errors()).singleElement().asString().contains("'coal'");
    }

    @Test
    void idle_watts_above_full_load_are_wrong() {
        assertThat(check(Map.of("energy.estimate.idleWatts", "90", "energy.estimate.maxWatts", "40"), Map.of())
                        .errors())
                .singleElement()
                .asString()
                .contains(
                        "Invalid value '90' for energy.estimate.idleWatts: expected at most energy.estimate.maxWatts");
    }

    @Test
    void an_unknown_key_on_the_command_line_is_told_with_the_nearest_known_one() {
        assertThat(check(Map.of("energy.sorce", "auto"), Map.of()).warnings())
                .singleElement()
                .asString()
                .contains("energy.sorce")
                .contains("energy.source");
    }

    @Test
    void a_property_of_the_pom_is_suspected_only_if_it_is_nearly_one_of_ours() {
        assertThat(check(Map.of(), Map.of("energy.junit.version", "1", "energy.skipp", "true"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("energy.skipp");
    }

    private static SettingsCheck check(Map<String, String> given, Map<String, String> project) {
        return SettingsCheck.of(given, project, Map.of());
    }
}
