package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunksTests {

    @TempDir
    Path folder;

    @Test
    void each_chunk_is_read_by_itself_and_its_file_is_gone_afterwards() throws IOException {
        byte[] first = chunk(100);
        byte[] second = chunk(5_000);
        List<Path> files = new ArrayList<>();

        assertThat(read(files, first, second)).containsExactly(first, second);

        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    @Test
    void a_single_chunk_is_not_copied() throws IOException {
        List<Path> files = new ArrayList<>();

        read(files, chunk(100));

        assertThat(files).containsExactly(folder.resolve("recording.jfr"));
        assertThat(files.get(0)).exists();
    }

    @Test
    void what_is_cut_off_or_names_no_size_is_the_last_chunk() throws IOException {
        byte[] whole = chunk(64);
        for (byte[] rest : List.of(new byte[7], new byte[500], Arrays.copyOf(chunk(900), 300))) {
            assertThat(read(new ArrayList<>(), whole, rest)).containsExactly(whole, rest);
        }
        assertThat(read(new ArrayList<>())).isEmpty();
    }

    private static byte[] chunk(int size) {
        byte[] chunk = new byte[size];
        ByteBuffer.wrap(chunk)
                .put(new byte[] {'F', 'L', 'R', 0})
                .putInt(2 << 16)
                .putLong(size);
        chunk[size - 1] = (byte) size;
        return chunk;
    }

    private List<byte[]> read(List<Path> files, byte[]... chunks) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            all.write(chunk);
        }
        Path recording = Files.write(folder.resolve("recording.jfr"), all.toByteArray());
        List<byte[]> read = new ArrayList<>();
        Chunks.each(recording, chunk -> {
            files.add(chunk);
            read.add(Files.readAllBytes(chunk));
        });
        return read;
    }
}
