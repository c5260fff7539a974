package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;

class EnergyExtensionTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    @Test
    void measuresTheBodyAloneToTheMicrojoule() {
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
    void findsTheClosestBudget() {
        MeasuredRun run = machine.run(BudgetTestCases.class);

        assertThat(run.measurement("#own()").get("maxJoules").asDouble()).isEqualTo(0.25);
        assertThat(run.measurement("#ofTheClass()").get("maxJoules").asDouble()).isEqualTo(3);
        assertThat(run.measurement("#composed()").get("maxJoules").asDouble()).isEqualTo(1.5);
        assertThat(run.measurement("$Inner#ofTheEnclosingClass()")
                        .get("maxJoules")
                        .asDouble())
                .isEqualTo(3);
        assertThat(run.measurement("#ofTheFactory()[1]").get("maxJoules").asDouble())
                .isEqualTo(9);
    }

    @Test
    @MeasureEnergy(maxJoules = 1.5)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Frugal {}

    @MeasureEnergy(maxJoules = 3)
    abstract static class FrugalBase {}

    static class BudgetTestCases extends FrugalBase {
        @Test
        @MeasureEnergy(maxJoules = 0.25)
        void own() {}

        @Test
        @MeasureEnergy
        void ofTheClass() {}

        @Frugal
        void composed() {}

        @TestFactory
        @MeasureEnergy(maxJoules = 9)
        Stream<DynamicNode> ofTheFactory() {
            return Stream.of(dynamicTest("it", () -> {}));
        }

        @Nested
        class Inner {
            @Test
            void ofTheEnclosingClass() {}
        }
    }

    @Test
    void leavesTestsWithoutTheAnnotationAlone() {
        assertThat(machine.run(SomeTestCases.class).tests())
                .containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measuresOnlyAnnotatedTestsWhenRegisteredForAll() {
        Map<String, String> detected = Map.of("junit.jupiter.extensions.autodetection.enabled", "true");

        assertThat(machine.run(SomeTestCases.class, detected).tests())
                .containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measuresEachTestOnceWhenAskedForAll() {
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
    void writesNothingWhenSkipped() {
        MeasuredRun run = machine.run(BodyTestCases.class, Map.of("energy.skip", "true"));

        assertThat(run.files()).isEmpty();
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void readsWhatPrepareHasLeftUnlessTheSettingIsGiven() throws Exception {
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
    void refusesASettingThatIsNotAllowed() {
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
    void refusesABudgetThatNoBudgetCanBe() {
        machine.run(WrongBudgetTestCases.class)
                .results()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, refused("0.0", "zero"))
                .haveExactly(1, refused("-1.0", "negative"))
                .haveExactly(1, refused("NaN", "noNumber"))
                .haveExactly(1, refused("Infinity", "endless"))
                .haveExactly(1, refused("1.0E13", "huge"))
                .haveExactly(1, refused("1.0E-30", "tiny"))
                .haveExactly(1, refused("-2.0", "repeated"));
    }

    private static Condition<Event> refused(String value, String method) {
        return finishedWithFailure(message(text -> text.startsWith("energy-junit: invalid budget maxJoules = " + value)
                && text.contains("WrongBudgetTestCases." + method + "()")
                && text.endsWith("expected a number of joules above 0 and at most 1e12; without a budget, leave"
                        + " maxJoules out")));
    }

    static class WrongBudgetTestCases {
        @Test
        @MeasureEnergy(maxJoules = 0)
        void zero() {}

        @Test
        @MeasureEnergy(maxJoules = -1)
        void negative() {}

        @Test
        @MeasureEnergy(maxJoules = Double.NaN)
        void noNumber() {}

        @Test
        @MeasureEnergy(maxJoules = Double.POSITIVE_INFINITY)
        void endless() {}

        @Test
        @MeasureEnergy(maxJoules = 1e13)
        void huge() {}

        @Test
        @MeasureEnergy(maxJoules = 1e-30)
        void tiny() {}

        @EnergyTest(maxJoules = -2)
        void repeated() {}
    }

    @Test
    void measuresWithoutABudgetWhereNoneIsGiven() {
        MeasuredRun run = machine.run(NoBudgetTestCases.class);

        assertThat(run.measurement("#none()").get("maxJoules").isNull()).isTrue();
    }

    static class NoBudgetTestCases {
        @Test
        @MeasureEnergy(maxJoules = MeasureEnergy.NO_BUDGET)
        void none() {}
    }

    @Test
    void publishesAnEntryWithKeysThatListenersDependOn() {
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
    void leavesNoMarkerBehindAndAppendsALaterPlanOfTheSameJvmToTheSameFile() {
        machine.run(BodyTestCases.class);
        MeasuredRun second = machine.run(BodyTestCases.class);

        assertThat(second.files()).singleElement().asString().endsWith(".jsonl");
        assertThat(second.measurements()).hasSize(2);
        assertThat(second.measurements())
                .extracting(line -> line.get("run").asText())
                .containsOnly(second.jvm().get("run").asText());
    }

    @Test
    void flagsTestsThatRunAtTheSameTime() {
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
