package io.github.energyjunit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementFilesTests {

    @TempDir
    Path directory;

    @Test
    void measurement_files_are_found_and_nothing_else() throws IOException {
        for (String name : new String[] {
            "measurements-1-a.jsonl",
            "measurements-2-b.jsonl",
            "measurements-2-b.jsonl.open",
            "measurements.txt",
            "prepared.properties",
            "my-measurements-1-a.jsonl",
        }) {
            Files.createFile(directory.resolve(name));
        }
        Files.createDirectory(directory.resolve("measurements-3-c.jsonl"));

        assertThat(MeasurementFiles.find(directory))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("measurements-1-a.jsonl", "measurements-2-b.jsonl");
    }

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_beside_it() throws IOException {
        Path file = directory.resolve("report.json");
        AtomicFile.write(file, out -> out.write('a'));

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write('b');
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(file).hasContent("a");
        assertThat(directory.toFile().list()).containsExactly("report.json");
    }
}
