package io.github.energyjunit.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentTests {
    private static final File JAR = new File("energy-junit.jar");
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";

    private final Properties project = new Properties();
    private final Properties user = new Properties();
    private @TempDir Path folder;

    @Test
    void keeps_what_is_on_the_additional_class_path_already() {
        project.setProperty("maven.test.additionalClasspath", "theirs");
        Attachment.attach(JAR, project, user, List.of(), true);

        assertThat(project.getProperty("maven.test.additionalClasspath")).isEqualTo("theirs,energy-junit.jar");
        assertThat(user.getProperty(DETECTION)).isEqualTo("true");
        assertThat(user.getProperty("junit.jupiter.extensions.autodetection.include"))
                .isEqualTo("io.github.energyjunit.EnergyExtension");
    }

    @Test
    void narrows_no_detection_that_the_project_uses_itself() throws Exception {
        Files.writeString(folder.resolve("junit-platform.properties"), DETECTION + "=true\n");
        Attachment.attach(JAR, project, user, List.of(folder.resolve("none"), folder), true);

        assertThat(user).isEmpty();
    }

    @Test
    void lets_the_extension_alone_where_it_cannot_work() {
        Attachment.attach(JAR, project, user, List.of(), false);

        assertThat(user).isEmpty();
        assertThat(project.getProperty("maven.test.additionalClasspath")).isEqualTo("energy-junit.jar");
    }
}
