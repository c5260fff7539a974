package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.reading.Recording;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of recordings that cannot be read, or not to their end. */
class DamagedRecordingTests {
    /** Behind the header of a recording. */
    private static final int FIRST_EVENT = 68;

    /** Types of events that hold what others refer to, which are read first. */
    private static final int LAST_OF_THE_FORMAT = 1;

    private static final int DAMAGES = 30;

    private @TempDir Path folder;

    @BeforeAll
    static void record() throws Exception {
        for (String engine : ProfileReaderTests.engines()) {
            RecordedWork.of(engine);
        }
    }

    static List<String> engines() {
        return ProfileReaderTests.engines();
    }

    @Test
    void a_recording_that_is_cut_off_says_so_and_shows_what_is_left() throws Exception {
        Path file = copy();
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() / 2);
        }

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "damaged", "run the tests again");
    }

    @Test
    void what_is_no_recording_says_so() throws Exception {
        Path file = copy();
        Files.writeString(file, "flames\n".repeat(1000));

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "damaged after 0 events");
    }

    @Test
    void a_recording_whose_events_lead_back_says_so_and_is_not_read_for_ever() throws Exception {
        Path file = copy();
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            long at = FIRST_EVENT;
            int before = 0;
            while (true) {
                damaged.seek(at);
                int size = EventBytes.number(damaged);
                if (EventBytes.number(damaged) > LAST_OF_THE_FORMAT && before > 0) {
                    break;
                }
                before = size;
                at += size;
            }
            damaged.seek(at);
            damaged.write(EventBytes.number(-before));
        }

        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), this::warnings))
                .singleElement()
                .asString()
                .contains(file.toString(), "damaged at byte", "run the tests again");
    }

    @Test
    void a_missing_or_empty_recording_says_so() throws Exception {
        Path file = copy();
        Files.write(file, new byte[0]);
        assertThat(warnings()).singleElement().asString().contains(file.toString(), "is empty", "killed");

        Files.delete(file);
        assertThat(warnings()).singleElement().asString().contains(file.toString(), "is missing");
    }

    @Test
    void a_recording_of_two_gigabytes_is_not_read_and_says_what_to_do() throws Exception {
        Path file = copy();
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(2L << 30); // a hole, which takes no room
        }

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "2,048 MB", "512 MB", "delete it");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_recording_that_is_cut_off_anywhere_is_one_warning_at_most_and_no_failure(String engine) throws Exception {
        long size = Files.size(copy(engine));
        List<Long> lengths = new ArrayList<>(List.of(1L, 7L, 8L, 15L, 16L, 67L, 68L, 69L, 100L, size - 1));
        for (int i = 1; i < DAMAGES; i++) {
            lengths.add(size * i / DAMAGES);
        }
        for (long length : lengths) {
            try (RandomAccessFile cut = new RandomAccessFile(copy(engine).toFile(), "rw")) {
                cut.setLength(length);
            }

            assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), this::warnings))
                    .as("cut off at " + length + " of " + size)
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(warning -> assertThat(warning).contains("damaged", "run the tests again"));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatever_bytes_a_recording_has_it_is_read_or_said_to_be_damaged(String engine) throws Exception {
        Random random = new Random(16);
        for (int i = 0; i < DAMAGES; i++) {
            try (RandomAccessFile damaged = new RandomAccessFile(copy(engine).toFile(), "rw")) {
                byte[] noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                // Half of them where the header is, which leads to everything else.
                damaged.seek(i % 2 == 0 ? random.nextInt(100) : random.nextInt((int) damaged.length()));
                damaged.write(noise);
            }

            assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), this::warnings))
                    .as("damage " + i)
                    .allSatisfy(warning -> assertThat(warning).contains("damaged", "run the tests again"));
        }
    }

    @Test
    void a_folder_in_place_of_a_recording_is_a_missing_one() throws Exception {
        Path file = copy();
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(warnings()).singleElement().asString().contains(file.toString(), "is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"file\":\"p#.jfr\",\"reason\":null", "\"file\":null,\"reason\":\"there is no flight recorder\""
            })
    void what_is_wrong_with_the_stacks_of_fifty_jvms_is_said_once(String what) throws Exception {
        for (int i = 0; i < 50; i++) {
            Recording.measured(folder)
                    .raw("{\"type\":\"profile\",\"run\":\"x\",\"engine\":\"jfr\","
                            + what.replace("#", String.valueOf(i)) + "}\n")
                    .add("it.T" + i + "#a()", 1, Recording.flag("PROFILED"));
        }

        assertThat(warnings()).singleElement().asString().endsWith("The same is true of 49 more JVMs of these tests");
    }

    private Path copy() throws Exception {
        return copy("jfr");
    }

    private Path copy(String engine) throws Exception {
        Path measurements = MeasurementFiles.find(RecordedWork.of(engine)).get(0);
        Files.copy(measurements, folder.resolve(measurements.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path recording = MeasurementFiles.recording(measurements);
        return Files.copy(recording, folder.resolve(recording.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> warnings() throws Exception {
        List<String> warnings = new ArrayList<>();
        RecordedWork.read(folder, warnings);
        return warnings;
    }
}
