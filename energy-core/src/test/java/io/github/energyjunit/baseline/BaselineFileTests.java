package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTests {

    private static final Window WINDOW = new Window(5, 30);
    private static final Instant TIME = Instant.parse("2026-11-23T10:00:00.123456Z");

    @TempDir
    Path directory;

    @Test
    void what_is_written_is_read_again_and_written_the_same() throws IOException {
        Baseline written = add(section("AMD", TIME, Map.of("b.B#b(\"x\")", samples(5), "a.A#a()", samples(3))));

        assertThat(file().read()).isEqualTo(written);
        String text = Files.readString(path());
        file().update(old -> old);
        assertThat(Files.readString(path())).isEqualTo(text);
        assertThat(text.indexOf("a.A#a()")).isLessThan(text.indexOf("b.B#b"));
        assertThat(text.lines())
                .contains("          {\"run\":\"2026-11-23T10:00:00.123456Z\",\"microjoules\":[1,2,3]}");
    }

    @Test
    void operations_of_less_than_a_microjoule_are_kept() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", List.of(0.714286, 1.5e-5, 12_345_678.0))));

        assertThat(Files.readString(path())).contains("\"microjoules\":[0.714286,0.000015,12345678]}");
        assertThat(file().read().sections().get(0).samples("a.A#a()")).containsExactly(0.714286, 1.5e-5, 12_345_678);
    }

    @Test
    void the_file_fits_its_schema() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3))));
        add(section("Intel", TIME, Map.of("a.A#a()", samples(3))));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Path.of("../docs/schema/energy-baseline.schema.json")
                                .toUri())
                        .validate(new ObjectMapper().readTree(path().toFile())))
                .isEmpty();
    }

    @Test
    void a_build_that_is_added_twice_counts_once() throws IOException {
        Section build = section("AMD", TIME, Map.of("a.A#a()", samples(10)));

        add(build);
        Baseline twice = add(build);

        assertThat(twice.sections().get(0).samples("a.A#a()")).hasSize(10);
        assertThat(twice.sections().get(0).runs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4, 7, 5, 20", "10, 7, 3, 30", "30, 7, 3, 30", "100, 1, 1, 30", "7, 7, 4, 28"})
    void of_each_test_a_few_builds_are_kept_and_not_too_many_samples(int size, int builds, int runs, int kept)
            throws IOException {
        Baseline baseline = Baseline.EMPTY;
        for (int i = 0; i < builds; i++) {
            baseline = add(section("AMD", TIME.plusSeconds(i), Map.of("a.A#a()", samples(size))));
        }

        Section section = baseline.sections().get(0);
        assertThat(section.samples("a.A#a()")).hasSize(kept);
        assertThat(section.tests().get("a.A#a()")).hasSize(runs);
        assertThat(section.runs()).hasSize(runs);
        assertThat(section.runs().get(runs - 1).time()).isEqualTo(TIME.plusSeconds(builds - 1));
    }

    @Test
    void sections_of_other_fingerprints_stay() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#a()", samples(3))));

        Baseline both = add(section("Intel", TIME, Map.of("a.A#a()", samples(4))));

        assertThat(both.section(fingerprint("AMD")).orElseThrow().samples("a.A#a()"))
                .hasSize(3);
        assertThat(both.nearest(fingerprint("VIA")).orElseThrow().differences(fingerprint("VIA")))
                .containsExactly("cpuModel");
    }

    @Test
    void of_unknown_processors_the_newest_section_is_kept_and_compares_with_nothing() throws IOException {
        add(section("unknown", TIME, Map.of("a.A#a()", samples(3))));

        Baseline both = add(section("unknown", TIME.plusSeconds(1), Map.of("a.A#a()", samples(4))));

        assertThat(both.sections()).hasSize(1);
        assertThat(both.sections().get(0).samples("a.A#a()")).hasSize(4);
        assertThat(both.section(fingerprint("unknown"))).isEmpty();
        assertThat(both.sections().get(0).differences(fingerprint("unknown"))).containsExactly("cpuModel");
    }

    @Test
    void tests_that_are_gone_stay_until_they_are_pruned() throws IOException {
        add(section("AMD", TIME, Map.of("a.A#old()", samples(3))));
        Section newer = section("AMD", TIME.plusSeconds(1), Map.of("a.A#new()", samples(3)));

        assertThat(add(newer).sections().get(0).tests()).containsOnlyKeys("a.A#old()", "a.A#new()");
        assertThat(file().update(old -> old.plus(List.of(newer), WINDOW, true))
                        .sections()
                        .get(0)
                        .tests())
                .containsOnlyKeys("a.A#new()");
    }

    @Test
    void a_missing_file_is_an_empty_baseline() throws IOException {
        assertThat(file().read()).isEqualTo(Baseline.EMPTY);
    }

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
            []                                             | no JSON object
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
                .hasMessageContaining("too large: 209715200 bytes, allowed is 33554432");
    }

    @Test
    void a_damaged_file_is_not_overwritten() throws IOException {
        Files.writeString(path(), "{\"schema\":1,");

        assertThatThrownBy(() -> add(section("AMD", TIME, Map.of("a.A#a()", samples(3)))))
                .isInstanceOf(InputException.class);
        assertThat(path()).hasContent("{\"schema\":1,");
    }

    private Baseline add(Section section) throws IOException {
        return file().update(old -> old.plus(List.of(section), WINDOW, false));
    }

    private Path path() {
        return directory.resolve("energy-baseline.json");
    }

    private BaselineFile file() {
        return new BaselineFile(path());
    }

    static Section section(String cpu, Instant time, Map<String, List<Double>> samples) {
        SortedMap<String, List<RunSamples>> tests = new TreeMap<>();
        samples.forEach((test, values) -> tests.put(test, List.of(new RunSamples(time, values))));
        return new Section(fingerprint(cpu), "measured", List.of(new BaselineRun(time, null, "OpenJDK 17")), tests);
    }

    private static SortedMap<String, String> fingerprint(String cpu) {
        return new TreeMap<>(Map.of("cpuModel", cpu, "gc", "G1"));
    }

    private static List<Double> samples(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
    }
}
