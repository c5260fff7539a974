package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no sound baseline: each is an error that says what to do, and stays as it is. */
class DamagedBaselineTests extends BaselineExample {

    @Test
    void a_file_cut_off_anywhere_is_an_error_that_says_how_to_restore_it() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3))));
        byte[] whole = Files.readAllBytes(path());

        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> file().read())
                    .as("cut off after %d bytes", length)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(path().toString())
                    .hasMessageContaining("git checkout")
                    .hasMessageContaining("mvn verify energy:baseline");
        }
    }

    @Test
    void a_folder_in_place_of_the_file_is_named_with_its_setting() {
        assertThatThrownBy(() -> BaselineFile.requireReadable(directory, "energy.baseline.file"))
                .isInstanceOf(InputException.class)
                .hasMessage("energy.baseline.file = " + directory + " is a directory: name a file in it");
        BaselineFile.requireReadable(directory.resolve("not yet.json"), "energy.baseline.file");
    }

    @Test
    void a_file_that_others_keep_to_themselves_is_named_with_its_setting() throws IOException {
        Files.writeString(path(), "{}");
        assumeTrue(path().toFile().setReadable(false) && !Files.isReadable(path()), "this user may read everything");

        assertThatThrownBy(() -> BaselineFile.requireReadable(path(), "energy.baseline.file"))
                .hasMessageStartingWith("energy.baseline.file = " + path() + " cannot be read: ");
    }

    @Test
    void an_unresolved_merge_conflict_is_named_with_its_line() throws IOException {
        Files.writeString(path(), "{\n  \"schema\": 1,\n<<<<<<< HEAD\n  \"sections\": []\n=======\n>>>>>>> other\n}\n");

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unresolved merge conflict at line 3")
                .hasMessageContaining("Keep one side as a whole (git checkout --ours "
                        + path().getFileName()
                        + ", or --theirs), then add the other's runs by measuring again: mvn verify energy:baseline")
                .hasMessageContaining("git checkout --ours energy-baseline.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"schema":2,"sections":[]}                     | schema 2, supported is 1: it was written by a newer
            {"sections":[]}                                | schema none
            {"schema":"1","sections":[]}                   | schema "1"
            []                                             | not a JSON object
            {"schema":1}                                   | no list sections
            {"schema":1,"sections":[]} trailing            | damaged
            {"schema":1,"schema":1,"sections":[]}          | Duplicate field 'schema'
            {"schema":1,"sections":[{}]}                   | no object fingerprint
            {"schema":1,"sections":[7]}                    | no object fingerprint
            not json                                       | damaged
            """)
    void what_is_no_baseline_is_an_error(String text, String expected) throws IOException {
        Files.writeString(path(), text);

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1e400", "99999999999999999999999", "2000000000000000000", "null", "NaN", "'\"5\"'", "true", "{}"
    })
    void an_absurd_sample_is_named_with_its_test(String value) throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3))));
        Files.writeString(path(), Files.readString(path()).replace("[1,2,3]", "[1," + value + ",3]"));

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(value.equals("NaN") ? "damaged" : "a.A#a()");
    }

    @Test
    void duplicate_tests_runs_and_sections_are_errors() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3), "a.A#b()", samples(3))));
        String text = Files.readString(path());

        Files.writeString(path(), text.replace("a.A#b()", "a.A#a()"));
        assertThatThrownBy(() -> file().read()).hasMessageContaining("Duplicate field 'a.A#a()'");
        String run = "{\"run\":\"" + TIME + "\",\"microjoules\":[1,2,3]}";
        Files.writeString(path(), text.replace(run, run + "," + run));
        assertThatThrownBy(() -> file().read()).hasMessageContaining("twice");
        String section = text.substring(text.indexOf("    {\n"), text.lastIndexOf("    }\n") + 5);
        Files.writeString(path(), text.replace(section, section + "," + section));
        assertThatThrownBy(() -> file().read()).hasMessageContaining("two sections have the same fingerprint");
    }

    @Test
    void a_file_of_200_megabytes_is_refused_without_reading_it_all() throws IOException {
        try (RandomAccessFile big = new RandomAccessFile(path().toFile(), "rw")) {
            big.setLength(200L << 20);
        }

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("too large: 209715200 bytes, at most 33554432 are allowed");
    }

    @Test
    void a_scope_that_no_version_writes_is_named_with_its_test() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3))));
        Files.writeString(
                path(),
                Files.readString(path()).replace("\"microjoules\":[1", "\"scope\":\"class\",\"microjoules\":[1"));

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scope of a.A#a() is \"class\": expected \"execution\", or no scope");
    }

    @Test
    void a_damaged_file_is_not_overwritten() throws IOException {
        Files.writeString(path(), "{\"schema\":1,");

        assertThatThrownBy(() -> add(section("AMD", TIME, Map.of("a.A#a()", samples(3)))))
                .isInstanceOf(InputException.class);
        assertThat(path()).hasContent("{\"schema\":1,");
    }
}
