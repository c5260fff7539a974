package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/**
 * Tests of unusual shapes end as they do without measuring, and as often; each body that ran has one measurement, with
 * joules where it burnt any, and nothing counts twice.
 */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class UnusualTestsTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    private static Map<String, String> concurrently() {
        return new HashMap<>(Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
    }

    private static Map<String, Integer> outcomes(MeasuredRun run) {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Event event : run.results().testEvents().finished().list()) {
            String status = event.getRequiredPayload(TestExecutionResult.class)
                    .getStatus()
                    .name();
            outcomes.merge(event.getTestDescriptor().getDisplayName() + " " + status, 1, Integer::sum);
        }
        return outcomes;
    }

    @ParameterizedTest
    @CsvSource({
        "false, annotated, false",
        "false, all, true",
        "false, all, false",
        "true, annotated, false",
        "true, all, true"
    })
    void end_as_they_do_without_measuring(boolean parallel, String measure, boolean detected) {
        Map<String, String> settings = parallel ? concurrently() : new HashMap<>();
        settings.put("junit.jupiter.extensions.autodetection.enabled", String.valueOf(detected));
        settings.put("energy.skip", "true");
        MeasuredRun without = machine.run(ShapesTestCases.class, settings);
        settings.put("energy.skip", "false");
        settings.put("energy.measure", measure);
        MeasuredRun with = machine.run(ShapesTestCases.class, settings);

        assertThat(without.measurements()).isEmpty();
        assertThat(outcomes(with)).isEqualTo(outcomes(without)).isNotEmpty();
        // The body that was skipped, and the instances that could not be made, burnt nothing.
        assertThat(with.measurements())
                .filteredOn(line -> !line.get("methodName").asText().equals("isSkipped"))
                .hasSize(4 + 4 + 6 + 2 + 1 + 2)
                // Only bodies move the counter, all at once: one that waits for a processor just then has no part in
                // that, and
                // a counter that nobody moves for long looks stuck.
                .allSatisfy(line -> assertThat(line.get("attributedMicrojoules").asLong())
                        .as(line.toString())
                        .isGreaterThanOrEqualTo(parallel ? 0 : 1))
                .anySatisfy(line ->
                        assertThat(line.get("attributedMicrojoules").asLong()).isPositive());
        if (!parallel) {
            assertThat(with.measurements().stream()
                            .mapToLong(line -> line.get("totalMicrojoules").asLong())
                            .sum())
                    .isEqualTo(1_000_000L * (4 + 4 + 6 + 2 + 2 + 2));
        }
    }

    static void burn() {
        machine.burn(1_000_000);
        Cpu.burn(2);
    }

    @MeasureEnergy
    static class ShapesTestCases {
        @TestTemplate
        @ExtendWith({UnusualExtensions.Twice.class, UnusualExtensions.TwiceMore.class})
        void template() {
            burn();
        }

        @Nested
        class Inner {
            @TestTemplate
            @ExtendWith({UnusualExtensions.Twice.class, UnusualExtensions.TwiceMore.class})
            void template() {
                burn();
            }
        }

        @TestFactory
        @Execution(ExecutionMode.CONCURRENT)
        Stream<DynamicTest> dynamic() {
            return IntStream.range(0, 6).mapToObj(i -> dynamicTest("dynamic " + i, UnusualTestsTests::burn));
        }

        @Test
        @ResourceLock("one")
        @MeasureEnergy(isolated = true)
        @Execution(ExecutionMode.CONCURRENT)
        void locksAndIsAlone() {
            burn();
        }

        @Test
        @ResourceLock("one")
        @Execution(ExecutionMode.CONCURRENT)
        void locks() {
            burn();
        }

        @Test
        @ExtendWith(UnusualExtensions.Repeating.class)
        void isRepeated() {
            burn();
        }

        @Test
        @ExtendWith(UnusualExtensions.Skipping.class)
        void isSkipped() {
            burn();
        }

        @Test
        @ExtendWith(UnusualExtensions.Failing.class)
        void failsAfterItsBody() {
            burn();
        }

        @Test
        @ExtendWith(UnusualExtensions.Proxying.class)
        void runsInAProxy() {
            burn();
        }

        @Nested
        @ExtendWith(UnusualExtensions.Refusing.class)
        class CannotBeMade {
            @Test
            void neverRuns() {
                burn();
            }
        }
    }
}
