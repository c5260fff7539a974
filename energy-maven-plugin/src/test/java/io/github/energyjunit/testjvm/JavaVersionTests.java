package io.github.energyjunit.testjvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaVersionTests {

    private @TempDir Path home;

    @Test
    void a_jdk_says_its_version_in_its_release_file() throws IOException {
        assertThat(version("1.8.0_402")).hasValue(8);
        assertThat(version("11.0.23")).hasValue(11);
        assertThat(version("25")).hasValue(25);
        assertThat(version("27-ea")).hasValue(27);
    }

    @Test
    void the_java_of_a_jdk_8_may_be_that_of_its_jre() throws IOException {
        version("1.8.0_402");

        assertThat(JavaVersion.of(home.resolve("jre/bin/java"))).hasValue(8);
    }

    @Test
    void without_such_a_file_it_is_asked() throws IOException {
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        Path link = home.resolve("java");
        Files.writeString(link, "#!/bin/sh\nexec '" + own + "' \"$@\"\n");
        assertThat(link.toFile().setExecutable(true)).isTrue();

        assertThat(JavaVersion.of(link)).hasValue(Runtime.version().feature());
    }

    @Test
    void what_cannot_be_told_is_not_guessed() {
        assertThat(JavaVersion.of(home.resolve("bin/java"))).isEmpty();
    }

    private OptionalInt version(String version) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"" + version + "\"\n");
        return JavaVersion.of(home.resolve("bin/java"));
    }
}
