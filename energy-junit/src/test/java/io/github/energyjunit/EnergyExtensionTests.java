package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.energyjunit.meter.powercap.FakeTree;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.reporting.ReportEntry;

class EnergyExtensionTests {
    private static final long RANGE = 262_143_328_850L;
    private static FakeTree tree;
    private static long counter;

    private @TempDir Path folder;
    private Path output;

    /** Lets the package draw energy, as if the caller had burnt it. */
    private static void burn(long microjoules) {
        counter += microjoules;
        tree.set("intel-rapl:0", counter);
    }

    @BeforeEach
    void setUp() {
        output = folder.resolve("energy");
        counter = 1_000_000;
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, counter);
    }

    private MeasuredRun run(Class<?> testClass) {
        return run(testClass, Map.of());
    }

    private MeasuredRun run(Class<?> testClass, Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.putIfAbsent("energy.powercap.root", tree.root().toString());
        return MeasuredRun.of(testClass, output, settings);
    }

    @Test
    void measuresTheBodyAloneToTheMicrojoule() {
        MeasuredRun run = run(BodyTestCases.class);

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
            burn(1_000_000);
        }

        @AfterEach
        void after() {
            burn(1_000_000);
        }

        @Test
        void burns() {
            burn(7_654_321);
        }
    }

    @Test
    void measuresEveryKindOfTest() {
        MeasuredRun run = run(KindsTestCases.class);
        String name = KindsTestCases.class.getName();

        assertThat(run.tests())
                .containsExactlyInAnyOrder(
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
        assertThat(run.measurements())
                .allSatisfy(line ->
                        assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(2_000));
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(12).failed(0));
    }

    @MeasureEnergy
    static class KindsTestCases {
        @Test
        void plain() {
            burn(2_000);
        }

        @ParameterizedTest
        @MethodSource("arguments")
        void parameterised(String text, int[] numbers) {
            burn(2_000);
        }

        static Stream<Arguments> arguments() {
            return Stream.of(Arguments.of("a b", new int[0]), Arguments.of("[:#9]", new int[1]));
        }

        @RepeatedTest(3)
        void repeated() {
            burn(2_000);
        }

        @TestFactory
        List<DynamicNode> dynamic() {
            burn(500);
            return List.of(
                    dynamicTest("one", () -> burn(2_000)),
                    dynamicContainer(
                            "more",
                            List.of(dynamicTest("two", () -> burn(2_000)), dynamicTest("3", () -> burn(2_000)))));
        }

        @Nested
        class Inner {
            @Test
            void nested() {
                burn(2_000);
            }
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void timesOutElsewhere() {
            burn(2_000);
        }

        @Test
        @Timeout(60)
        void timesOutHere() {
            burn(2_000);
        }
    }

    @Test
    void recordsHowATestEndedAndLeavesItsOutcomeAlone() {
        MeasuredRun run = run(OutcomesTestCases.class);

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
            burn(3_000);
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

    @Test
    void findsTheClosestBudget() {
        MeasuredRun run = run(BudgetTestCases.class);

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
        assertThat(run(SomeTestCases.class).tests()).containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measuresOnlyAnnotatedTestsWhenRegisteredForAll() {
        Map<String, String> detected = Map.of("junit.jupiter.extensions.autodetection.enabled", "true");

        assertThat(run(SomeTestCases.class, detected).tests())
                .containsExactly(SomeTestCases.class.getName() + "#measured()");
    }

    @Test
    void measuresEachTestOnceWhenAskedForAll() {
        Map<String, String> all =
                Map.of("junit.jupiter.extensions.autodetection.enabled", "true", "energy.measure", "all");

        assertThat(run(SomeTestCases.class, all).tests()).hasSize(2).doesNotHaveDuplicates();
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
        MeasuredRun run = run(BodyTestCases.class, Map.of("energy.skip", "true"));

        assertThat(run.files()).isEmpty();
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void readsWhatPrepareHasLeftUnlessTheSettingIsGiven() throws Exception {
        Files.createDirectories(output);
        Files.writeString(
                output.resolve("prepared.properties"), "energy.source=estimate\nenergy.estimate.idleWatts=4\n");

        MeasuredRun run = run(BodyTestCases.class, Map.of("energy.estimate.idleWatts", "5"));

        assertThat(run.jvm().at("/source/name").asText()).isEqualTo("estimate");
        assertThat(run.jvm().at("/idleWatts").asDouble()).isEqualTo(5);
    }

    @Test
    void labelsAnEstimateEverywhere() {
        MeasuredRun run = run(BodyTestCases.class, Map.of("energy.powercap.root", folder + "/none"));

        assertThat(run.jvm().at("/source/quality").asText()).isEqualTo("estimated");
        assertThat(run.jvm().at("/source/uncertainty").asDouble()).isEqualTo(0.3);
        assertThat(run.jvm().at("/passedOver/0/source").asText()).isEqualTo("powercap");
        assertThat(run.jvm().at("/passedOver/0/reason").asText()).contains("none does not exist");
        assertThat(run.flags("#burns()")).contains("ESTIMATED");
        assertThat(run.measurement("#burns()").get("attributedMicrojoules").isIntegralNumber())
                .isTrue();
    }

    @Test
    void hasNoReadingWhenTheSourceAskedForIsNotThere() {
        MeasuredRun run = run(
                BodyTestCases.class,
                Map.of(
                        "energy.source",
                        "powercap",
                        "energy.powercap.root",
                        folder.resolve("none").toString()));

        assertThat(run.measurement("#burns()").get("totalMicrojoules").isNull()).isTrue();
        assertThat(run.measurement("#burns()").get("attributedMicrojoules").isNull())
                .isTrue();
        assertThat(run.flags("#burns()")).contains("NO_READING");
        assertThat(run.measurement("#burns()").get("reason").asText()).contains("none does not exist");
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void hasNoReadingWhenACounterFailsInTheMiddle() {
        MeasuredRun run = run(TornTestCases.class);

        assertThat(run.measurement("#tears()").get("totalMicrojoules").isNull()).isTrue();
        assertThat(run.flags("#tears()")).contains("NO_READING");
        assertThat(run.measurement("#again()").get("totalMicrojoules").asLong()).isEqualTo(4_000);
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TornTestCases {
        @Test
        @Order(1)
        void tears() {
            tree.setRaw("intel-rapl:0", "");
        }

        @Test
        @Order(2)
        void again() {
            burn(4_000);
        }

        @BeforeEach
        void mend() {
            burn(0);
        }
    }

    @Test
    void leavesTheThreadInterruptedAsTheTestDid() {
        MeasuredRun run = run(InterruptedTestCases.class);

        assertThat(run.measurement("#interrupts()").get("totalMicrojoules").asLong())
                .isEqualTo(2_000);
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(2));
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class InterruptedTestCases {
        @Test
        void interrupts() {
            burn(2_000);
            Thread.currentThread().interrupt();
        }

        @AfterEach
        void stillInterrupted() {
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void interruptsAgain() {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesASettingThatIsNotAllowed() {
        run(BodyTestCases.class, Map.of("energy.source", "oracle"))
                .results()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.startsWith(
                                        "energy-junit: Setting energy.source has the value 'oracle', allowed is one of auto,"
                                                + " powercap,")
                                && text.contains(", estimate."))));
    }

    @Test
    void refusesABudgetThatIsNotPositive() {
        run(WrongBudgetTestCases.class)
                .results()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("maxJoules = 0.0")
                                && text.contains("WrongBudgetTestCases.wrong()")
                                && text.contains("must be a positive number of joules"))));
    }

    static class WrongBudgetTestCases {
        @Test
        @MeasureEnergy(maxJoules = 0)
        void wrong() {}
    }

    @Test
    void neverFailsATestBecauseNothingCanBeWritten() throws Exception {
        Files.createFile(output);

        run(BodyTestCases.class)
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @Test
    void publishesAnEntryWithKeysThatListenersDependOn() {
        MeasuredRun run = run(BodyTestCases.class);

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
        run(BodyTestCases.class);
        MeasuredRun second = run(BodyTestCases.class);

        assertThat(second.files()).singleElement().asString().endsWith(".jsonl");
        assertThat(second.measurements()).hasSize(2);
        assertThat(second.measurements())
                .extracting(line -> line.get("run").asText())
                .containsOnly(second.jvm().get("run").asText());
    }

    @Test
    void flagsTestsThatRunAtTheSameTime() {
        MeasuredRun run = run(
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
