package io.github.energyjunit.meter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTests {
    private @TempDir Path folder;

    @Test
    void lists_what_the_glob_matches() throws IOException {
        Files.createFile(folder.resolve("hwmon1"));
        Files.createFile(folder.resolve("other"));

        assertThat(Folders.list(folder, "hwmon*")).containsExactly(folder.resolve("hwmon1"));
    }

    @Test
    void says_as_an_ordinary_exception_that_a_folder_vanished_while_it_was_listed() {
        IOException cause = new IOException("stale handle");

        assertThatThrownBy(() -> Folders.all(new Vanishing(cause))).isSameAs(cause);
    }

    private record Vanishing(IOException cause) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            throw new DirectoryIteratorException(cause);
        }

        @Override
        public void close() {}
    }
}
