package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindsOfTestTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    /** Returns the ids that these tests have in every run, whatever the order, under every version of JUnit. */
    private static List<String> ids() {
        String name = KindsTestCases.class.getName();
        return List.of(
                name + "#plain()",
                name + "#parameterised(java.lang.String,int[])[1]",
                name + "#parameterised(java.lang.String,int[])[2]",
                name + "#repeated()",
                name + "#repeated()",
                name + "#repeated()",
                name + "#dynamic()[1]",
                name + "#dynamic()[2][1]",
                name + "#dynamic()[2][2]",
                name + "$Inner#nested()",
                name + "#timesOutElsewhere()",
                name + "#timesOutHere()");
    }

    @Test
    void measures_the_body_of_every_kind_of_test() {
        MeasuredRun run = machine.run(KindsTestCases.class);

        assertThat(run.tests()).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(run.measurements())
                .allSatisfy(line ->
                        assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(2_000));
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(12).failed(0));
    }

    @ParameterizedTest
    @CsvSource({
        "same_thread, same_thread, false",
        "concurrent,  same_thread, false",
        "same_thread, concurrent,  false",
        "concurrent,  concurrent,  false",
        "concurrent,  concurrent,  true"
    })
    void measures_all_once_however_many_run_at_a_time(String methods, String classes, boolean all) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", methods,
                "junit.jupiter.execution.parallel.mode.classes.default", classes,
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
        if (all) {
            settings.put("junit.jupiter.extensions.autodetection.enabled", "true");
            settings.put("energy.measure", "all");
        }
        String name = OutcomesTestCases.class.getName();

        MeasuredRun run = machine.run(List.of(KindsTestCases.class, OutcomesTestCases.class), settings);

        assertThat(run.tests())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ids().stream(), Stream.of(name + "#fails()", name + "#aborts()", name + "#passes()"))
                        .toList());
        assertThat(run.measurement("#fails()").get("outcome").asText()).isEqualTo("failed");
        assertThat(run.measurement("#aborts()").get("outcome").asText()).isEqualTo("aborted");
        assertThat(run.measurements().stream()
                        .filter(line -> line.get("outcome").asText().equals("successful")))
                .hasSize(13);
        run.results()
                .testEvents()
                .assertStatistics(
                        stats -> stats.succeeded(13).failed(1).aborted(1).skipped(1));
    }

    @MeasureEnergy
    static class KindsTestCases {
        @Test
        void plain() {
            machine.burn(2_000);
        }

        @ParameterizedTest
        @MethodSource("arguments")
        void parameterised(String text, int[] numbers) {
            machine.burn(2_000);
        }

        static Stream<Arguments> arguments() {
            return Stream.of(Arguments.of("a b", new int[0]), Arguments.of("[:#9]", new int[1]));
        }

        @RepeatedTest(3)
        void repeated() {
            machine.burn(2_000);
        }

        @TestFactory
        List<DynamicNode> dynamic() {
            machine.burn(500);
            return List.of(
                    dynamicTest("one", () -> machine.burn(2_000)),
                    dynamicContainer(
                            "more",
                            List.of(
                                    dynamicTest("two", () -> machine.burn(2_000)),
                                    dynamicTest("3", () -> machine.burn(2_000)))));
        }

        @Nested
        class Inner {
            @Test
            void nested() {
                machine.burn(2_000);
            }
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void timesOutElsewhere() {
            machine.burn(2_000);
        }

        @Test
        @Timeout(60)
        void timesOutHere() {
            machine.burn(2_000);
        }
    }

    @Test
    void records_how_a_test_ended_and_leaves_its_outcome_alone() {
        MeasuredRun run = machine.run(OutcomesTestCases.class);

        assertThat(run.measurement("#fails()").get("outcome").asText()).isEqualTo("failed");
        assertThat(run.flags("#fails()")).contains("FAILED_TEST");
        assertThat(run.measurement("#fails()").get("totalMicrojoules").asLong()).isEqualTo(3_000);
        assertThat(run.measurement("#aborts()").get("outcome").asText()).isEqualTo("aborted");
        assertThat(run.measurement("#passes()").get("outcome").asText()).isEqualTo("successful");
        assertThat(run.measurements()).hasSize(3);
        run.results()
                .testEvents()
                .assertStatistics(
                        stats -> stats.succeeded(1).failed(1).aborted(1).skipped(1));
        run.results().testEvents().assertThatEvents().haveExactly(1, finishedWithFailure(message("as it should")));
    }

    @MeasureEnergy
    static class OutcomesTestCases {
        @Test
        void fails() {
            machine.burn(3_000);
            throw new AssertionError("as it should");
        }

        @Test
        void aborts() {
            abort("not here");
        }

        @Test
        void passes() {}

        @Test
        @Disabled("never runs")
        void disabled() {}
    }
}
