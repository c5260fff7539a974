package io.github.energyjunit.testjvm;

import static io.github.energyjunit.testjvm.ObstaclesTests.setup;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.io.TempDir;

class DetectionTests {
    private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
    private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";
    private static final String OURS = "io.github.energyjunit.EnergyExtension";

    /** An extension that nobody asked for. */
    public static final class Surprise implements Extension {
        /** Is called by nobody. */
        public Surprise() {
            throw new AssertionError("No code of the tests' class path runs in Maven");
        }
    }

    private @TempDir Path dependency;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(dependency.resolve("META-INF/services"));
    }

    @Test
    void is_switched_on_for_ours_alone_where_there_is_no_other_extension() throws Exception {
        for (String jupiter : List.of("5.10.5", "5.12.2", "6.1.3")) {
            assertThat(detection(jupiter).properties()).isEqualTo(Map.of(ENABLED, "true", INCLUDE, OURS));
        }
    }

    @Test
    void stays_off_below_5_12_where_it_would_bring_in_another_extension() throws Exception {
        serve(Surprise.class.getName());

        assertThat(detection("5.11.4").properties()).isEmpty();
        assertThat(detection("5.11.4").hindrance().orElseThrow()).contains(Surprise.class.getName());
        assertThat(detection("5.12.0").properties()).containsEntry(INCLUDE, OURS);
    }

    @Test
    void stays_off_where_a_class_is_missing_whatever_the_version() throws Exception {
        serve("com.acme.Missing");

        for (String jupiter : List.of("5.10.5", "5.12.2", "6.1.3")) {
            assertThat(detection(jupiter).properties()).isEmpty();
            assertThat(detection(jupiter).hindrance().orElseThrow()).contains("would fail", "com.acme.Missing");
        }
    }

    @Test
    void stays_off_where_a_class_is_no_extension_or_the_service_file_is_damaged() throws Exception {
        serve(DetectionTests.class.getName());
        assertThat(detection("6.1.3").hindrance().orElseThrow()).contains("would fail");

        serve("this is no class");
        assertThat(detection("6.1.3").hindrance().orElseThrow()).contains("would fail");
    }

    @Test
    void is_left_to_a_project_that_uses_it_itself() throws Exception {
        Files.writeString(dependency.resolve("junit-platform.properties"), ENABLED + "=true\n");

        assertThat(detection("6.1.3")).isEqualTo(Detection.NONE);
    }

    @Test
    void is_not_switched_on_against_the_project_s_will() throws Exception {
        Files.writeString(dependency.resolve("junit-platform.properties"), ENABLED + "=false\n");

        assertThat(detection("6.1.3").properties()).isEmpty();
        assertThat(detection("6.1.3").hindrance().orElseThrow()).contains(ENABLED);
    }

    @Test
    void is_of_no_use_before_5_10_and_without_jupiter() throws Exception {
        assertThat(detection("5.9.3").properties()).isEmpty();
        assertThat(detection("5.9.3").hindrance()).hasValue("JUnit Jupiter is older than 5.10");
        assertThat(Detection.of(setup("3.2.5", Map.of(), "junit:junit:4.13.2"), classPath()))
                .isEqualTo(Detection.NONE);
    }

    private Detection detection(String jupiter) throws Exception {
        return Detection.of(setup("3.2.5", Map.of(), "org.junit.jupiter:junit-jupiter-api:" + jupiter), classPath());
    }

    private TestClassPath classPath() throws URISyntaxException {
        return new TestClassPath(List.of(dependency, placeOf(Extension.class), placeOf(Surprise.class)));
    }

    private void serve(String name) throws IOException {
        Files.writeString(
                dependency.resolve("META-INF/services/org.junit.jupiter.api.extension.Extension"),
                "# theirs\n" + name + "\n");
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
