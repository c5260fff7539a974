package io.github.energyjunit.measurement.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementFileTests {
    @Test
    void keeps_later_lines_whole_when_a_full_disk_has_cut_one_off(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        boolean[] full = {false};
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (full[0]) {
                    written.write(bytes, offset, 3);
                    throw new IOException("No space left on device");
                }
                written.write(bytes, offset, length);
            }
        };
        MeasurementFile file = new MeasurementFile(folder.resolve("measurements-1-1.jsonl"), disk, null);
        file.append("first");
        full[0] = true;
        assertThatThrownBy(() -> file.append("second")).hasMessageContaining("No space left");
        full[0] = false;
        file.append("third");

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("first\nsec\nthird\n");
    }
}
