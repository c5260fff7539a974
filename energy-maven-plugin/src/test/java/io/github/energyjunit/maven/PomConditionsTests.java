package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same code is only taken for the same where nothing else can make its tests do something else. */
class PomConditionsTests {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = new MavenProject();

    @BeforeEach
    void without_options_for_every_jvm() {
        assumeTrue(System.getenv("JAVA_TOOL_OPTIONS") == null && System.getenv("JDK_JAVA_OPTIONS") == null);
        project.setGroupId("com.acme");
        project.setArtifactId("shop");
        project.setVersion("1");
    }

    @Test
    void builds_with_the_same_dependencies_are_alike_and_others_are_not() {
        Optional<String> first = conditions(artifact("org.lib", "1.0"));

        assertThat(first).isPresent();
        assertThat(conditions(artifact("org.lib", "1.0"))).isEqualTo(first);
        assertThat(conditions(artifact("org.lib", "1.1"))).isPresent().isNotEqualTo(first);
        assertThat(conditions()).isPresent().isNotEqualTo(first);
    }

    @Test
    void a_snapshot_may_have_changed_but_not_one_of_this_build() {
        assertThat(conditions(artifact("org.lib", "1.0-SNAPSHOT"))).isEmpty();
        assertThat(conditions(artifact("com.acme", "1.0-SNAPSHOT"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "argLine, false",
        "machine.power, false",
        "energy.source, false",
        "energy.compare.time, true",
        "energy.failOn, true",
        "maven.repo.local, true",
    })
    void what_was_given_from_outside_may_change_what_tests_do(String property, boolean harmless) {
        Properties given = new Properties();
        given.setProperty(property, "value");
        request.setUserProperties(given);

        assertThat(conditions().isPresent()).isEqualTo(harmless);
    }

    @Test
    void properties_of_the_users_settings_come_from_outside_as_well() {
        Profile profile = new Profile();
        profile.setId("mine");
        profile.addProperty("argLine", "-Xint");
        request.addProfile(profile);

        assertThat(conditions()).isEmpty();
    }

    private Optional<String> conditions(Artifact... artifacts) {
        MavenSession session = session();
        MavenProject sibling = new MavenProject();
        sibling.setGroupId("com.acme");
        sibling.setArtifactId("lib");
        session.setProjects(List.of(project, sibling));
        return PomConditions.of(session, project, List.of(artifacts));
    }

    @SuppressWarnings("deprecation")
    private MavenSession session() {
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }

    private static Artifact artifact(String group, String version) {
        return new DefaultArtifact(group, "lib", version, "test", "jar", null, new DefaultArtifactHandler("jar"));
    }
}
