package io.github.energyjunit.meter.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.host.UnknownSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a source in one place is known wherever it is needed. */
class SourcesTests {
    private @TempDir Path folder;

    @Test
    void each_provider_of_this_project_is_in_the_list() throws IOException {
        List<String> listed = Sources.on(
                        HostSystem.linux(folder), CpuInfo.ofThisMachine(), BusyClocks.absent(), null, () -> 0)
                .providers()
                .stream()
                .map(provider -> provider.getClass().getSimpleName() + ".java")
                .toList();

        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Provider.java") && !name.equals("SourceProvider.java")))
                    .hasSizeGreaterThan(7)
                    // The last wraps sources of others, such as smart-plug.
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void names_and_keys_follow_from_the_list() {
        List<SourceProvider> own = Sources.on(
                        HostSystem.linux(folder), CpuInfo.ofThisMachine(), BusyClocks.absent(), null, () -> 0)
                .providers()
                .stream()
                .filter(provider -> !(provider instanceof ForeignProvider))
                .toList();

        assertThat(Sources.names())
                .containsExactlyInAnyOrderElementsOf(
                        own.stream().map(SourceProvider::name).toList());
        assertThat(Sources.settings())
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(own.stream()
                        .flatMap(provider -> provider.settings().stream())
                        .map(Setting::key)
                        .toList());
        assertThat(Sources.settings()).extracting(Setting::key).doesNotContain("energy.plug.file");
        assertThat(Sources.allSettings()).extracting(Setting::key).contains("energy.plug.file");
    }

    @Test
    void a_file_or_directory_is_a_path_and_an_address_a_place() {
        for (Setting setting : Sources.allSettings()) {
            assertThat(setting.isPath())
                    .as(setting.key())
                    .isEqualTo(setting.expected().matches("a (file|directory)"));
            if (setting.expected().equals("an address")) {
                assertThat(setting.isPlace()).as(setting.key()).isTrue();
            }
        }
    }

    @Test
    void on_another_system_a_source_of_linux_looks_only_where_its_places_say() {
        List<Setting> settings = List.of(
                Setting.path("energy.acme.file", "a file"),
                Setting.place("energy.acme.url", "an address"),
                Setting.text("energy.acme.unit", "a unit"));
        SourceProvider provider = LinuxOnly.on(
                new UnknownSystem("Windows 11", CpuInfo.ofThisMachine()), new MadeUpProvider(settings), null);

        assertThat(looks(provider, "energy.acme.file")).isTrue();
        assertThat(looks(provider, "energy.acme.url")).isTrue();
        assertThat(looks(provider, "energy.acme.unit")).isFalse();
    }

    private static boolean looks(SourceProvider provider, String key) {
        Map<String, String> given = Map.of(key, "there");
        Probe probe = provider.probe(new Configuration(name -> Optional.ofNullable(given.get(name))));
        return ((Probe.Unavailable) probe).reason().equals("looked");
    }

    private record MadeUpProvider(List<Setting> settings) implements SourceProvider {
        @Override
        public String name() {
            return "acme";
        }

        @Override
        public Quality quality() {
            return Quality.MEASURED;
        }

        @Override
        public Probe probe(Configuration configuration) {
            return new Probe.Unavailable("looked", null);
        }
    }
}
