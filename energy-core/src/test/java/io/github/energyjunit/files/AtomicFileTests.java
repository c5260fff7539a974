package io.github.energyjunit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTests {
    private @TempDir Path folder;

    /** A file that is made plainly has what the umask leaves, whatever that is here. */
    @Test
    void who_may_read_a_file_is_left_to_the_umask() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path plain = Files.writeString(folder.resolve("plain"), "text");
        Path written = folder.resolve("written");

        AtomicFile.write(written, out -> out.write('a'));

        assertThat(written).hasContent("a");
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(plain));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("plain", "written");
    }
}
