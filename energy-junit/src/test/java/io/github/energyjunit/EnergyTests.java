package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.example.RegionTestCases;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Quality;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program can measure regions of its own code, in a measured test and elsewhere. */
class EnergyTests {
    private static final long MICRO = 1_000_000;
    private static final List<MeasuredRegion<?>> SEEN = new ArrayList<>();
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        SEEN.clear();
        machine = new FakeMachine(folder);
    }

    private static <T> T seen(MeasuredRegion<T> region) {
        SEEN.add(region);
        return region.value();
    }

    /** Uses CPU time, so that a machine with others on it has something to charge the body with. */
    private static void burn(long joules) {
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        machine.burn(joules * MICRO);
    }

    private static JsonNode region(MeasuredRun run, String name) {
        return run.remarks("region").stream()
                .filter(line -> line.get("region").asText().equals(name))
                .reduce((a, b) -> {
                    throw new AssertionError("two lines of " + name);
                })
                .orElseThrow(() -> new AssertionError("no line of " + name));
    }

    @Test
    void aRegionIsAPartOfItsTestAndTakesNothingFromIt() {
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

    static class PartTestCases {
        @MeasureEnergy
        @Test
        void loads() {
            burn(1);
            seen(Energy.measure("load", () -> {
                burn(7);
                return "what was loaded";
            }));
            burn(1);
            Energy.measure("use", () -> burn(4));
        }
    }

    @Test
    void aRegionThatRunsOftenIsOneLineWithTheSum() {
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
    void namesThatChangeWithEachCallAreBounded() {
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
    void whatTheCodeThrowsPassesThroughAndItsRegionSaysThatItFailed() {
        MeasuredRun run = machine.run(ThrowingTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(region(run, "throws").get("flags").toString()).contains("FAILED_TEST");
        assertThat(run.flags("#throwsItself()")).doesNotContain("FAILED_TEST");
    }

    static class ThrowingTestCases {
        @MeasureEnergy
        @Test
        void throwsItself() {
            FileNotFoundException own = new FileNotFoundException("mine");
            assertThat(catchThrowable(() -> Energy.measure("throws", () -> {
                        throw own;
                    })))
                    .isSameAs(own);
            // What code throws is what a caller must declare: this compiles.
            try {
                Energy.measure("reads", ThrowingTestCases::read);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static String read() throws IOException {
            return "";
        }
    }

    @Test
    void aThreadOfThePoolWorksForTheOnlyTestThatRuns() {
        MeasuredRun run = machine.run(PoolTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(region(run, "in the pool").get("test").asText()).endsWith("#inThePool()");
        assertThat(region(run, "in the pool").get("totalMicrojoules").asLong()).isEqualTo(3 * MICRO);
        assertThat(run.flags("#inThePool()")).doesNotContain("OVERLAPPED");
    }

    static class PoolTestCases {
        private static final ExecutorService POOL = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "pool", 0, false);
            thread.setDaemon(true);
            return thread;
        });

        @MeasureEnergy
        @Test
        void inThePool() throws Exception {
            POOL.submit(() -> Energy.measure("in the pool", () -> burn(3))).get();
        }
    }

    @Test
    void aRegionThatOutlivesItsTestHasNoReading() throws Exception {
        MeasuredRun run = machine.run(OutlivingTestCases.class);
        OutlivingTestCases.going.get(0).countDown();
        MeasuredRegion<?> region = OutlivingTestCases.late.get(0).get();

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(region.joules()).isEmpty();
        assertThat(region.flags()).contains(Flag.NO_READING);
        assertThat(region.reason().orElseThrow()).contains("had ended before it");
        assertThat(region.isTrusted()).isFalse();
    }

    static class OutlivingTestCases {
        static final List<Future<MeasuredRegion<?>>> late = new ArrayList<>();
        static final List<CountDownLatch> going = new ArrayList<>();

        @MeasureEnergy
        @Test
        void outlived() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goes = new CountDownLatch(1);
            going.add(goes);
            ExecutorService own = Executors.newSingleThreadExecutor();
            late.add(own.submit(() -> Energy.measure("late", () -> {
                begun.countDown();
                goes.await();
            })));
            own.shutdown();
            begun.await();
        }
    }

    @Test
    void withoutAMeasuredTestARegionIsMeasuredByItself() {
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
    void whereNothingIsMeasuredTheCodeRunsAllTheSame() {
        MeasuredRun run = machine.run(PartTestCases.class, Map.of("energy.skip", "true"));

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(SEEN.get(0).value()).isEqualTo("what was loaded");
        assertThat(SEEN.get(0).joules()).isEmpty();
        assertThat(SEEN.get(0).reason()).contains("energy.skip is set");
    }

    @Test
    void aCounterThatCannotBeReadIsNoReadingAndFailsNothing() {
        MeasuredRun run = machine.run(BrokenTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(SEEN.get(0).joules()).isEmpty();
        assertThat(SEEN.get(0).reason()).isPresent();
        assertThat(region(run, "broken").get("attributedMicrojoules").isNull()).isTrue();
    }

    static class BrokenTestCases {
        @MeasureEnergy
        @Test
        void breaks() {
            seen(Energy.measure("broken", () -> machine.setRaw("nonsense\n")));
            EnergyAssertions.assertEnergyAtMost(1, SEEN.get(0));
        }
    }

    @Test
    void samplesOfAnEnergyTestKeepTheirRegions() {
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
    void theDocumentationQuotesWhatRunsHere() throws IOException {
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
    void refusesNothingForANameOrForCode() {
        assertThatThrownBy(() -> Energy.measure(null, () -> 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Energy.measure("x", (Energy.Work<RuntimeException>) null))
                .isInstanceOf(NullPointerException.class);
    }
}
