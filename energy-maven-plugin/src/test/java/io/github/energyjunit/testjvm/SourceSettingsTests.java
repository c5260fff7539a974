package io.github.energyjunit.testjvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.PreparedProperties;
import io.github.energyjunit.settings.SettingsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSettingsTests {

    @TempDir
    Path directory;

    /** A provider as a project of users has it. */
    public static final class Plug implements SourceProvider {
        @Override
        public String name() {
            return "plug";
        }

        @Override
        public Quality quality() {
            return Quality.RELAYED;
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.numberAbove("energy.plug.port", "a port", 0));
        }

        @Override
        public Probe probe(Configuration configuration) {
            return Probe.Unavailable.notHere("never", null);
        }
    }

    @Test
    void the_key_of_a_source_of_ones_own_is_known_and_reaches_the_test_jvm() throws IOException {
        provide(Plug.class.getName());
        Map<String, String> pom = Map.of("energy.plug.port", "8080");

        Map<EnergyKey, String> settings = settings(pom, new ArrayList<>());

        assertThat(SettingsCheck.of(pom, Map.of(), settings).warnings()).isEmpty();
        assertThat(SettingsCheck.of(pom, Map.of(), settings).errors()).isEmpty();
        assertThat(Files.readString(PreparedProperties.write(directory, Instant.EPOCH, settings)))
                .contains("energy.plug.port=8080");
        assertThat(SettingsCheck.of(pom, Map.of(), Map.of()).warnings()).hasSize(1);
    }

    @Test
    void a_wrong_value_is_an_error_that_names_key_and_value() throws IOException {
        provide(Plug.class.getName());

        assertThat(SettingsCheck.of(Map.of(), Map.of(), settings(Map.of("energy.plug.port", "-1"), new ArrayList<>()))
                        .errors())
                .containsExactly("Invalid value '-1' for energy.plug.port: expected a port");
    }

    @Test
    void a_source_of_ones_own_may_be_asked_for() throws IOException {
        provide(Plug.class.getName());

        List<String> own = SourceSettings.names(List.of(directory));

        assertThat(own).containsExactly("plug");
        assertThat(SourceSettings.wrong("Plug", own)).isEmpty();
        assertThat(SourceSettings.wrong("plug", List.of()).orElseThrow())
                .startsWith("Invalid value 'plug' for energy.source: expected one of auto, powercap, ");
    }

    @ParameterizedTest
    @CsvSource({"rapl, powercap", "Intel-RAPL, powercap", "sysfs, powercap", "model, estimate"})
    void another_word_for_a_source_is_answered_with_its_name(String word, String name) {
        assertThat(SourceSettings.wrong(word, List.of()).orElseThrow())
                .startsWith("Invalid value '" + word + "' for energy.source: expected one of auto, ")
                .endsWith(" write " + name);
    }

    @Test
    void a_source_is_looked_for_where_none_is_named_and_words_nobody_knows_get_no_hint() {
        assertThat(SourceSettings.wrong(null, List.of())).isEmpty();
        assertThat(SourceSettings.wrong("AUTO", List.of())).isEmpty();
        assertThat(SourceSettings.wrong("oracle", List.of()).orElseThrow()).endsWith(", estimate");
    }

    @Test
    void a_provider_that_cannot_be_loaded_is_a_warning() throws IOException {
        provide("com.acme.Missing");
        List<String> warnings = new ArrayList<>();

        assertThat(settings(Map.of("energy.plug.port", "1"), warnings)).isEmpty();
        assertThat(warnings).singleElement().asString().contains("com.acme.Missing");
    }

    private void provide(String provider) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(SourceProvider.class.getName()), provider + "\n");
    }

    private Map<EnergyKey, String> settings(Map<String, String> values, List<String> warnings) {
        return SourceSettings.of(List.of(directory), key -> Optional.ofNullable(values.get(key)), warnings::add);
    }
}
