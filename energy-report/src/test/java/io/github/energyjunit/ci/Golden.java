package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds texts against files of the project; {@code -Dgolden.update} writes those files instead. */
public final class Golden {

    private static final Path DIRECTORY = Path.of("src/test/resources/io/github/energyjunit/ci");

    private Golden() {}

    /** Hold a text against one of the files of {@code ci}. */
    public static void check(String name, String text) throws IOException {
        check(DIRECTORY.resolve(name), text);
    }

    /** Hold a text against a file, given relative to the module. */
    public static void check(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
