package io.github.energyjunit.meter.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRoomTests {
    private @TempDir Path process;

    private void write(String limit, int open) throws IOException {
        Files.writeString(
                process.resolve("limits"),
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max processes             95000                95000                processes \n"
                        + "Max open files            " + limit + "                 4096                 files     \n");
        for (int i = 0; i < open; i++) {
            Files.createFile(Files.createDirectories(process.resolve("fd")).resolve(String.valueOf(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "40, 7, false",
        "134, 7, false",
        "135, 7, true",
        "1024, 200, true",
        "256, 200, false",
        "unlimited, 7, true"
    })
    void is_left_where_so_many_files_can_be_opened(String limit, int open, boolean left) throws IOException {
        write(limit, open);

        assertThat(FileRoom.isLeft(process)).isEqualTo(left);
    }

    @Test
    void is_left_where_no_system_tells_of_a_limit() {
        assertThat(FileRoom.isLeft(process.resolve("nowhere"))).isTrue();
    }

    @Test
    void is_not_left_where_not_even_this_can_be_found_out() throws IOException {
        write("1024", 0);

        assertThat(FileRoom.isLeft(process)).isFalse();
    }
}
