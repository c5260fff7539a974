package io.github.energyjunit.history;

import static io.github.energyjunit.reading.Recording.flag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.history.BuildRecord.Measured;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {

    private static final String FOO = "com.acme.FooTest#foo(\"</script>\u2028\")";
    private static final Instant BASELINE = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_build_comes_back_as_it_was_and_keeps_to_the_schema() throws IOException {
        BuildRecord build = build(1, "acme", 1_500_000);
        file().add(build);

        assertThat(read(file())).containsExactly(build);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "history.schema.json")));
        assertThat(schema.validate(new ObjectMapper().readTree(Files.readString(path()))))
                .isEmpty();
        assertThat(schema.validate(new ObjectMapper().readTree("{\"schema\":1}")))
                .isNotEmpty();
    }

    @Test
    void what_was_measured_while_stacks_were_sampled_is_in_no_trend() throws IOException {
        Recording.measured(directory).add(FOO, 1).add("com.acme.BarTest#bar()", 2, flag("PROFILED"));

        BuildRecord build = BuildRecord.of("acme", Analyzer.ofAnything().analyse(directory), null, null);

        assertThat(build.sets())
                .singleElement()
                .satisfies(set -> assertThat(set.tests()).containsOnlyKeys(FOO));
    }

    @Test
    void the_same_measurements_are_one_build_however_often_they_are_reported() throws IOException {
        file().add(build(1, "acme", 1));
        file().add(build(1, "acme", 1));
        file().add(build(1, "other", 1));

        assertThat(read(file())).extracting(BuildRecord::module).containsExactly("acme", "other");
    }

    @Test
    void only_the_last_builds_of_each_module_are_kept() throws IOException {
        HistoryFile file = new HistoryFile(path(), 10, Long.MAX_VALUE);
        file.add(build(0, "other", 1));
        for (int i = 0; i < 40; i++) {
            file.add(build(i, "acme", i));
            assertThat(read(file)).hasSizeLessThanOrEqualTo(12);
        }

        List<BuildRecord> builds = read(file);
        assertThat(builds.get(0).module()).isEqualTo("other");
        assertThat(builds.get(builds.size() - 1).attributed()).isEqualTo(Joules.ofMicrojoules(39));
        assertThat(builds).hasSizeGreaterThan(10);
    }

    @Test
    void the_file_does_not_outgrow_its_bound() throws IOException {
        HistoryFile file = new HistoryFile(path(), 1000, 5_000);
        for (int i = 0; i < 40; i++) {
            file.add(build(i, "acme", i));
            assertThat(Files.size(path())).isLessThanOrEqualTo(5_000);
        }

        assertThat(read(file))
                .extracting(BuildRecord::attributed)
                .endsWith(Joules.ofMicrojoules(38), Joules.ofMicrojoules(39))
                .hasSizeGreaterThan(5);
    }

    @Test
    void damaged_lines_are_left_out_with_a_warning_and_a_torn_one_does_not_swallow_the_next() throws IOException {
        file().add(build(1, "acme", 1));
        Files.writeString(path(), "{\"schema\":1}\n?\n{\"schema\":7}\n{\"sche", StandardOpenOption.APPEND);
        file().add(build(2, "acme", 2));

        assertThat(read(file()))
                .extracting(BuildRecord::attributed)
                .containsExactly(Joules.ofMicrojoules(1), Joules.ofMicrojoules(2));
        assertThat(warnings).hasSize(4);
        assertThat(warnings.get(0)).contains("history.jsonl line 2", "the field build is missing");
        assertThat(warnings.get(2)).contains("schema 7, supported is 1");
    }

    @Test
    void builds_at_the_same_time_lose_nothing_of_each_other() throws Exception {
        ExecutorService modules = Executors.newFixedThreadPool(4);
        List<Future<?>> added = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            BuildRecord build = build(i, "module" + i % 4, i);
            added.add(modules.submit(() -> {
                file().add(build);
                return null;
            }));
        }
        for (Future<?> each : added) {
            each.get();
        }
        modules.shutdown();

        assertThat(read(file())).hasSize(40);
        assertThat(warnings).isEmpty();
    }

    @Test
    void the_trend_has_the_tests_of_this_build_in_comparable_builds_of_its_module() throws IOException {
        HistoryFile file = file();
        file.add(build(1, "acme", 1_000_000));
        file.add(build(2, "other", 7));
        file.add(build(3, "acme", 1_100_000, "another processor"));
        BuildRecord current = build(4, "acme", 1_200_000);
        file.add(current);

        Trend trend = Trends.of(current, file, warnings::add);

        assertThat(trend.builds()).extracting(Trend.Build::energy).containsExactly(Joules.of(1), Joules.of(1.2));
        assertThat(trend.tests()).hasSize(1);
        Trend.Series series = trend.tests().get(new Trend.Key(FOO, Map.of("cpuModel", "AMD EPYC")));
        assertThat(series.energies()).containsExactly(Joules.of(1), Joules.of(1.2));
        assertThat(series.builds()).containsExactly(0, 1);
        assertThat(trend.isShown()).isTrue();
    }

    @Test
    void builds_of_unknown_processors_make_no_trend() throws IOException {
        HistoryFile file = file();
        file.add(build(1, "acme", 1_000_000, "unknown"));
        BuildRecord current = build(2, "acme", 1_200_000, "unknown");

        assertThat(Trends.of(current, file, warnings::add).builds()).isEmpty();
    }

    @Test
    void a_new_level_and_a_new_baseline_are_pointed_out() throws IOException {
        HistoryFile file = file();
        BuildRecord current = build(0, "acme", 0);
        for (int i = 0; i < 40; i++) {
            current = build(i, "acme", (i < 25 ? 1_000_000 : 1_100_000) + i % 7 * 3_000, "AMD EPYC", i < 30 ? 0 : 1);
            file.add(current);
        }

        Trend trend = Trends.of(current, file, warnings::add);

        assertThat(trend.changes()).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(25);
            assertThat(change.ratio()).isBetween(1.08, 1.12);
        });
        assertThat(trend.builds().stream().map(Trend.Build::newBaseline)).containsOnlyOnce(true);
        assertThat(trend.builds().get(30).newBaseline()).isTrue();
    }

    private Path path() {
        return directory.resolve("kept").resolve("history.jsonl");
    }

    private HistoryFile file() {
        return new HistoryFile(path());
    }

    private List<BuildRecord> read(HistoryFile file) throws IOException {
        List<BuildRecord> builds = new ArrayList<>();
        warnings.clear();
        file.read(builds::add, warnings::add);
        return builds;
    }

    private static BuildRecord build(int number, String module, long microjoules) {
        return build(number, module, microjoules, "AMD EPYC");
    }

    private static BuildRecord build(int number, String module, long microjoules, String cpu) {
        return build(number, module, microjoules, cpu, 0);
    }

    private static BuildRecord build(int number, String module, long microjoules, String cpu, int baselines) {
        Joules energy = Joules.ofMicrojoules(microjoules);
        return new BuildRecord(
                "run-" + number,
                module,
                Instant.parse("2026-11-23T10:00:00Z").plusSeconds(number),
                null,
                "PASS",
                "measured",
                energy,
                energy.times(2),
                BASELINE.plusSeconds(baselines),
                List.of(new Measured(new TreeMap<>(Map.of("cpuModel", cpu)), Map.of(FOO, energy))));
    }
}
