package io.github.energyjunit.checkout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.sources.Sources;
import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterSettingsTests {
    private static final Path ROOT = Path.of("/project");

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

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

    @Test
    void keys_of_a_source_of_ones_own_reach_the_test_jvms_of_both_versions() throws IOException {
        provide(Plug.class.getName());
        MavenSession session = session(Map.of("energy.plug.file", "there"));
        session.getUserProperties().setProperty("energy.source", "Plug");
        session.getUserProperties().setProperty("energy.plug.port", " 8080 ");
        session.getUserProperties().setProperty("energy.nobodys", "1");

        Map<String, String> settings = MeterSettings.of(session, List.of(module()), warnings::add);

        assertThat(settings)
                .containsEntry("energy.source", "Plug")
                .containsEntry("energy.plug.port", "8080")
                .containsEntry("energy.plug.file", "/project/there")
                .doesNotContainKeys("energy.nobodys", "energy.idle.calibrated");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_source_of_ones_own_that_cannot_be_loaded_is_a_warning() throws IOException {
        provide("com.acme.Missing");
        MavenSession session = session(Map.of("energy.idle", "off", "energy.plug.port", "8080"));

        assertThat(MeterSettings.of(session, List.of(module()), warnings::add)).doesNotContainKey("energy.plug.port");
        assertThat(warnings).isNotEmpty().allMatch(line -> line.contains("com.acme.Missing"));
    }

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
            return List.of(
                    Setting.numberAbove("energy.plug.port", "a port", 0), Setting.path("energy.plug.file", "a file"));
        }

        @Override
        public Probe probe(Configuration configuration) {
            throw new IllegalStateException("a source of the tests was opened in Maven's JVM");
        }
    }

    private void provide(String provider) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(SourceProvider.class.getName()), provider + "\n");
    }

    private TestModule module() {
        return new TestModule(
                "com.acme:shop",
                "/project",
                List.of(),
                TestSelection.USUAL,
                List.of(directory.toString()),
                List.of(),
                "java",
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                true,
                List.of());
    }

    @SuppressWarnings("deprecation") // a session has no other constructor without a container
    private static MavenSession session(Map<String, String> pom) {
        MavenProject project = new MavenProject();
        project.getProperties().putAll(pom);
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(ROOT.toFile());
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), project);
        session.setCurrentProject(project);
        return session;
    }

    private static String absolute(Setting setting) {
        return MeterSettings.absolute(EnergyKey.foreign(setting), "there", ROOT);
    }
}
