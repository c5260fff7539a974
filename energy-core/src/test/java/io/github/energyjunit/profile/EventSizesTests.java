package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSizesTests {
    private static final int HEADER = 68;
    private static final int SIZE_AT = 8;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream recording = new ByteArrayOutputStream();

    @Test
    void events_that_lead_on_to_the_end_of_each_chunk_are_sound() throws IOException {
        chunk(true, event(100, 100), event(5_000, 5_000));
        chunk(true, event(300, 300));

        assertThat(found()).isEqualTo(-1);
    }

    @Test
    void an_event_that_leads_back_or_nowhere_is_found_in_any_chunk() throws IOException {
        for (int size : new int[] {0, -1, -100, Integer.MIN_VALUE}) {
            recording.reset();
            chunk(true, event(100, 100));
            int first = recording.size();
            chunk(true, event(100, 100), event(size, 100), event(100, 100));

            assertThat(found()).as("size " + size).isEqualTo(first + HEADER + 100);
        }
    }

    @Test
    void a_chunk_that_leads_back_or_nowhere_is_found_too() throws IOException {
        chunk(true, event(100, 100));
        int first = recording.size();
        chunk(true, event(100, 100));
        for (int size : new int[] {0, -1, -first}) {
            byte[] damaged = recording.toByteArray();
            ByteBuffer.wrap(damaged).putLong(first + SIZE_AT, size);

            assertThat(found(damaged)).as("size " + size).isEqualTo(first);
        }
    }

    @Test
    void sizes_that_are_not_compressed_are_read_as_such() throws IOException {
        chunk(false, plain(100), plain(-100));

        assertThat(found()).isEqualTo(HEADER + 100);
    }

    @Test
    void what_is_cut_off_or_no_recording_leads_nowhere_back() throws IOException {
        chunk(true, event(100, 100), event(0, 100));
        byte[] whole = recording.toByteArray();
        for (int length : new int[] {0, 3, 40, HEADER, HEADER + 50, HEADER + 100}) {
            assertThat(found(Arrays.copyOf(whole, length)))
                    .as("length " + length)
                    .isEqualTo(-1);
        }
        assertThat(found(new byte[1_000])).isEqualTo(-1);
    }

    @Test
    void an_event_that_is_longer_than_its_chunk_ends_it() throws IOException {
        chunk(true, event(Integer.MAX_VALUE, 100));
        chunk(true, event(100, 100));

        assertThat(found()).isEqualTo(-1);
    }

    private static byte[] event(int size, int length) {
        return Arrays.copyOf(EventBytes.number(size), length);
    }

    private static byte[] plain(int size) {
        return Arrays.copyOf(ByteBuffer.allocate(4).putInt(size).array(), 100);
    }

    private void chunk(boolean compressed, byte[]... events) throws IOException {
        int size =
                HEADER + Arrays.stream(events).mapToInt(event -> event.length).sum();
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.put(new byte[] {'F', 'L', 'R', 0}).putInt(2 << 16).putLong(size);
        header.put(HEADER - 1, (byte) (compressed ? 1 : 0));
        recording.write(header.array());
        for (byte[] event : events) {
            recording.write(event);
        }
    }

    private long found() throws IOException {
        return found(recording.toByteArray());
    }

    private long found(byte[] bytes) throws IOException {
        return EventSizes.leadsBackAt(Files.write(folder.resolve("recording.jfr"), bytes));
    }
}
