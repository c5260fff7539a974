package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTests extends BaselineExample {

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
}
