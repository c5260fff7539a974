package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds texts against files of the project; {@code -Dgolden.update} writes those files instead. */
final class Golden {

    private static final Path DIRECTORY = Path.of("src/test/resources/io/github/energyjunit/ci");

    private Golden() {}

    static void check(String name, String text) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
