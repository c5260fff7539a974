package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.example.RegionTestCases;
import io.github.energyjunit.meter.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A program can measure regions of its own code, in a measured test and elsewhere. */
class EnergyTests extends MeasuredRegions {

    @Test
    void a_region_is_a_part_of_its_test_and_takes_nothing_from_it() {
        MeasuredRun run = machine.run(PartTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        JsonNode test = run.measurement("#loads()");
        JsonNode load = region(run, "load");
        JsonNode use = region(run, "use");
        assertThat(test.get("totalMicrojoules").asLong()).isEqualTo(13 * MICRO);
        assertThat(load.get("totalMicrojoules").asLong()).isEqualTo(7 * MICRO);
        assertThat(use.get("totalMicrojoules").asLong()).isEqualTo(4 * MICRO);
        assertThat(load.get("test")).isEqualTo(test.get("test"));
        assertThat(run.flags("#loads()")).doesNotContain("OVERLAPPED", "SHARED_CPU");
        assertThat(load.get("flags").toString()).doesNotContain("OVERLAPPED", "SHARED_CPU");
        assertThat(load.get("grossMicrojoules").asLong()
                        + use.get("grossMicrojoules").asLong())
                .isPositive()
                .isLessThanOrEqualTo(test.get("grossMicrojoules").asLong());
        assertThat(load.get("cpuNanos").asLong())
                .isBetween(1L, test.get("cpuNanos").asLong());
        MeasuredRegion<?> told = SEEN.get(0);
        assertThat(told.value()).isEqualTo("what was loaded");
        assertThat(told.joules().getAsDouble() * MICRO)
                .isCloseTo(load.get("attributedMicrojoules").asDouble(), within(0.6));
        assertThat(told.leastJoules().getAsDouble())
                .isLessThanOrEqualTo(told.joules().getAsDouble());
        assertThat(told.quality()).contains(Quality.MEASURED);
        assertThat(told.reason()).isEmpty();
    }

    @Test
    void a_region_that_runs_often_is_one_line_with_the_sum() {
        MeasuredRun run = machine.run(OftenTestCases.class);

        JsonNode outer = region(run, "all");
        JsonNode inner = region(run, "each");
        assertThat(outer.get("times").asInt()).isEqualTo(1);
        assertThat(inner.get("times").asInt()).isEqualTo(5);
        assertThat(inner.get("totalMicrojoules").asLong()).isEqualTo(10 * MICRO);
        assertThat(outer.get("totalMicrojoules").asLong()).isEqualTo(11 * MICRO);
    }

    static class OftenTestCases {
        @MeasureEnergy
        @Test
        void often() {
            Energy.measure("all", () -> {
                for (int i = 0; i < 5; i++) {
                    Energy.measure("each", () -> burn(2));
                }
                burn(1);
            });
        }
    }

    @Test
    void names_that_change_with_each_call_are_bounded() {
        MeasuredRun run = machine.run(ManyNamesTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(run.remarks("region")).hasSize(100);
    }

    static class ManyNamesTestCases {
        @MeasureEnergy
        @Test
        void many() {
            for (int i = 0; i < 300; i++) {
                assertThat(Energy.measure("row " + i, () -> 1).value()).isEqualTo(1);
            }
        }
    }

    @Test
    void without_a_measured_test_a_region_is_measured_by_itself() {
        MeasuredRun run = machine.run(List.of(PartTestCases.class, UnmeasuredTestCases.class), Map.of());

        JsonNode alone = region(run, "alone");
        assertThat(alone.get("test").isNull()).isTrue();
        assertThat(alone.get("totalMicrojoules").asLong()).isEqualTo(5 * MICRO);
        assertThat(region(run, "within").get("test").isNull()).isTrue();
        assertThat(region(run, "within").get("totalMicrojoules").asLong()).isEqualTo(2 * MICRO);
        assertThat(run.measurements()).hasSize(1);
    }

    static class UnmeasuredTestCases {
        @Test
        void alone() {
            Energy.measure("alone", () -> {
                burn(3);
                Energy.measure("within", () -> burn(2));
            });
        }
    }

    @Test
    void samples_of_an_energy_test_keep_their_regions() {
        MeasuredRun run = machine.run(
                RepeatedTestCases.class,
                Map.of("energy.warmups", "1", "energy.samples", "5", "energy.batchMillis", "1"));

        List<JsonNode> regions = run.remarks("region");
        assertThat(regions).hasSameSizeAs(run.measurements());
        assertThat(regions.stream().map(line -> line.get("warmup").asBoolean()).toList())
                .isEqualTo(run.measurements().stream()
                        .map(line -> line.get("warmup").asBoolean())
                        .toList());
    }

    static class RepeatedTestCases {
        @MeasureEnergy
        @RepeatedTest(2)
        void often() {
            Energy.measure("step", () -> burn(1));
        }

        @EnergyTest
        void sampled() {
            Energy.measure("step", () -> burn(1));
        }
    }

    @Test
    void the_documentation_quotes_what_runs_here() throws IOException {
        MeasuredRun run = machine.run(RegionTestCases.class, Map.of("energy.source", "estimate"));

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(2).failed(0));
        assertThat(region(run, "load").get("test").asText()).endsWith("#sortsOrders()");
        Path base = Path.of(System.getProperty("basedir", "."));
        String quotable = unindented(Files.readString(base.resolve("src/test/java")
                .resolve(RegionTestCases.class.getName().replace('.', '/') + ".java")));
        List<String> snippets = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(base.resolve("../docs/regions.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(snippets)
                .hasSize(2)
                .allSatisfy(snippet -> assertThat(quotable).contains(unindented(snippet)));
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    @Test
    void refuses_nothing_for_a_name_or_for_code() {
        assertThatThrownBy(() -> Energy.measure(null, () -> 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Energy.measure("x", (Energy.Work<RuntimeException>) null))
                .isInstanceOf(NullPointerException.class);
    }
}
