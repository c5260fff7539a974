package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;

class EnergyExtensionTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    @Test
    void measures_the_body_alone_to_the_microjoule() {
        MeasuredRun run = machine.run(BodyTestCases.class);

        assertThat(run.measurement("#burns()").get("totalMicrojoules").asLong()).isEqualTo(7_654_321);
        assertThat(run.measurement("#burns()").at("/domains/package-0").asLong())
                .isEqualTo(7_654_321);
        assertThat(run.jvm().at("/source/name").asText()).isEqualTo("powercap");
        assertThat(run.jvm().at("/source/quality").asText()).isEqualTo("measured");
    }

    @MeasureEnergy
    static class BodyTestCases {
        @BeforeEach
        void before() {
            machine.burn(1_000_000);
        }

        @AfterEach
        void after() {
            machine.burn(1_000_000);
        }

        @Test
        void burns() {
            machine.burn(7_654_321);
        }
    }

    @Test
    void leaves_tests_without_the_annotation_alone() {
        assertThat(machine.run(SomeTestCases.class).tests())
                .containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measures_only_annotated_tests_when_registered_for_all() {
        Map<String, String> detected = Map.of("junit.jupiter.extensions.autodetection.enabled", "true");

        assertThat(machine.run(SomeTestCases.class, detected).tests())
                .containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measures_each_test_once_when_asked_for_all() {
        Map<String, String> all =
                Map.of("junit.jupiter.extensions.autodetection.enabled", "true", "energy.measure", "all");

        assertThat(machine.run(SomeTestCases.class, all).tests()).hasSize(2).doesNotHaveDuplicates();
    }

    static class SomeTestCases {
        @Test
        @MeasureEnergy
        void measured() {}

        @Test
        void plain() {}
    }

    @Test
    void writes_nothing_when_skipped() {
        MeasuredRun run = machine.run(BodyTestCases.class, Map.of("energy.skip", "true"));

        assertThat(run.files()).isEmpty();
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void reads_what_prepare_has_left_unless_the_setting_is_given() throws Exception {
        Files.createDirectories(machine.output);
        Files.writeString(
                machine.output.resolve("prepared.properties"),
                "energy.source=estimate\nenergy.estimate.idleWatts=4\nenergy.prepared.process="
                        + ProcessHandle.current().pid());

        MeasuredRun run = machine.run(BodyTestCases.class, Map.of("energy.estimate.idleWatts", "5"));

        assertThat(run.jvm().at("/source/name").asText()).isEqualTo("estimate");
        assertThat(run.jvm().at("/idleWatts").asDouble()).isEqualTo(5);
    }

    @Test
    void reads_what_it_was_told_to_read_though_the_clock_was_set_since_the_build_began() throws Exception {
        Path told = machine.output.resolveSibling("told.properties");
        Files.writeString(
                told,
                "energy.source=estimate\nenergy.prepared.build=7 1\nenergy.prepared.process="
                        + ProcessHandle.current().pid() + " 1");

        MeasuredRun run = machine.run(BodyTestCases.class, Map.of("energy.prepared", told.toString()));

        assertThat(run.jvm().at("/source/name").asText()).isEqualTo("estimate");
        assertThat(run.jvm().at("/build").asText()).isEqualTo("7 1");
    }

    @Test
    void measures_nothing_once_the_settings_of_the_build_are_deleted() {
        MeasuredRun run = machine.run(
                BodyTestCases.class,
                Map.of(
                        "energy.prepared",
                        machine.output.resolve("deleted.properties").toString()));

        assertThat(run.files()).isEmpty();
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void refuses_a_setting_that_is_not_allowed() {
        machine.run(BodyTestCases.class, Map.of("energy.source", "oracle"))
                .results()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.startsWith(
                                        "energy-junit: Invalid value 'oracle' for energy.source: expected one of auto,"
                                                + " powercap,")
                                && text.contains(", estimate."))));
    }

    @Test
    void publishes_an_entry_with_keys_that_listeners_depend_on() {
        MeasuredRun run = machine.run(BodyTestCases.class);

        assertThat(run.results().allEvents().reportingEntryPublished().list())
                .singleElement()
                .satisfies(event -> assertThat(
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                        .containsOnlyKeys("energy.joules", "energy.source", "energy.quality")
                        .containsEntry("energy.source", "powercap")
                        .containsEntry("energy.quality", "measured"));
    }

    @Test
    void leaves_no_marker_behind_and_appends_a_later_plan_of_the_same_jvm_to_the_same_file() {
        machine.run(BodyTestCases.class);
        MeasuredRun second = machine.run(BodyTestCases.class);

        assertThat(second.files()).singleElement().asString().endsWith(".jsonl");
        assertThat(second.measurements()).hasSize(2);
        assertThat(second.measurements())
                .extracting(line -> line.get("run").asText())
                .containsOnly(second.jvm().get("run").asText());
    }

    @Test
    void flags_tests_that_run_at_the_same_time() {
        MeasuredRun run = machine.run(
                ParallelTestCases.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"));

        assertThat(run.measurements())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("flags").toString()).contains("OVERLAPPED"));
    }

    @MeasureEnergy
    static class ParallelTestCases {
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @Test
        void one() throws InterruptedException {
            meet();
        }

        @Test
        void two() throws InterruptedException {
            meet();
        }

        private static void meet() throws InterruptedException {
            BOTH.countDown();
            assertThat(BOTH.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
