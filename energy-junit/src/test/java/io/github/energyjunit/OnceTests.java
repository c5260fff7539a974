package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One body is one measurement, by whoever stands closest to it, however many could measure it. */
class OnceTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    private static void launch(Class<?> tests, Map<String, String> settings) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .configurationParameter("energy.output", machine.output.toString())
                        .configurationParameters(machine.where())
                        .configurationParameters(settings)
                        .build());
    }

    private static List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        MeasuredRun.files(machine.output).forEach(file -> lines.addAll(MeasuredRun.lines(file)));
        lines.removeIf(line -> !line.get("type").asText().equals("measurement"));
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "annotated,false,7,body",
        "annotated,true,7,body",
        "all,false,7,body",
        "all,true,7,body",
    })
    void whatever_is_switched_on(String measure, boolean detected, int microjoules, String scope) {
        launch(
                AnnotatedTestCases.class,
                Map.of(
                        "energy.measure",
                        measure,
                        "energy.samples",
                        "3",
                        "energy.warmups",
                        "1",
                        "junit.jupiter.extensions.autodetection.enabled",
                        String.valueOf(detected)));

        assertThat(lines())
                .filteredOn(line -> line.get("methodName").asText().equals("measured"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(1_000L * microjoules);
                    assertThat(line.get("scope").asText()).isEqualTo(scope);
                    assertThat(line.get("flags").toString()).doesNotContain("OVERLAPPED");
                });
        assertThat(lines())
                .filteredOn(line -> line.get("methodName").asText().equals("repeated"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.get("scope").asText()).isEqualTo("body"))
                .extracting(line -> line.get("warmup").asBoolean())
                .containsExactly(true, false, false, false);
    }

    static class AnnotatedTestCases {
        @BeforeEach
        void before() {
            machine.burn(1_000_000);
        }

        @Test
        @MeasureEnergy
        void measured() {
            machine.burn(7_000);
        }

        @EnergyTest(minDuration = 1)
        void repeated() {
            machine.burn(7_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"annotated,false", "all,false", "all,true"})
    void what_a_measured_test_launches_is_a_part_of_it(String measure, boolean detected) {
        Map<String, String> settings = Map.of(
                "energy.measure", measure, "junit.jupiter.extensions.autodetection.enabled", String.valueOf(detected));
        LaunchingTestCases.settings = settings;
        launch(LaunchingTestCases.class, settings);

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.get("methodName").asText()).isEqualTo("launches");
            assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(3_007_000);
        });
    }

    static class LaunchingTestCases {
        private static Map<String, String> settings = Map.of();

        @Test
        @MeasureEnergy
        void launches() {
            machine.burn(1_000_000);
            launch(LaunchedTestCases.class, settings);
            machine.burn(1_000_000);
        }
    }

    static class LaunchedTestCases {
        @BeforeEach
        void before() {
            machine.burn(1_000_000);
        }

        @Test
        @MeasureEnergy
        void launched() {
            machine.burn(7_000);
        }
    }

    @Test
    void the_first_to_begin_is_the_first_of_its_jvm_and_no_other() {
        launch(AnnotatedTestCases.class, Map.of("energy.measure", "all"));

        // Other tests of this JVM have been the first, or one of these is: a window that was dropped was nobody's.
        assertThat(lines())
                .filteredOn(line -> line.get("flags").toString().contains("FIRST_IN_JVM"))
                .hasSizeLessThan(2);
    }
}
