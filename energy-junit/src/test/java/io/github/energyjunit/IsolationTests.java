package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTests {
    private static final Map<String, String> PARALLEL = Map.of(
            "energy.source", "estimate",
            "energy.samples", "3",
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    private @TempDir Path folder;

    @Test
    void letsATestThatAsksForItRunBesideNoOtherMeasuredTest() {
        MeasuredRun run = MeasuredRun.of(AloneTestCases.class, folder, PARALLEL);

        assertThat(MOST).hasValue(1);
        assertThat(run.measurements()).hasSize(3 + 5);
        assertThat(run.measurements())
                .allSatisfy(line -> assertThat(line.get("flags").toString()).doesNotContain("OVERLAPPED"));
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(8).failed(0));
    }

    @MeasureEnergy(isolated = true)
    static class AloneTestCases {
        @Test
        void one() throws InterruptedException {
            work();
        }

        @Test
        void two() throws InterruptedException {
            work();
        }

        @Test
        void three() throws InterruptedException {
            work();
        }

        @EnergyTest(minDuration = 5)
        void batch() throws InterruptedException {
            work();
        }

        private static void work() throws InterruptedException {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            Thread.sleep(2);
            RUNNING.decrementAndGet();
        }
    }

    @Test
    @SuppressWarnings("try")
    void doesNotWaitForTheTestThatItRunsIn() {
        try (Isolation.Permit outer = Isolation.enter(false);
                Isolation.Permit inner = Isolation.enter(true)) {
            assertThat(inner).isNotSameAs(outer);
        }
        try (Isolation.Permit outer = Isolation.enter(true);
                Isolation.Permit inner = Isolation.enter(false)) {
            assertThat(inner).isNotSameAs(outer);
        }
    }

    @Test
    void takesOneBatchOfARepeatedTestAfterTheOtherEvenWhereTestsRunInParallel() {
        MeasuredRun run = MeasuredRun.of(RepeatedTestCases.class, folder, PARALLEL);

        assertThat(run.measurements()).hasSize(10);
        for (String method : new String[] {"#one()", "#two()"}) {
            assertThat(run.measurements().stream()
                            .filter(line -> line.get("test").asText().endsWith(method))
                            .map(line -> line.get("warmup").asBoolean()))
                    .containsExactly(true, true, false, false, false);
        }
    }

    static class RepeatedTestCases {
        @EnergyTest(minDuration = 5)
        void one() {}

        @EnergyTest(minDuration = 5)
        void two() {}
    }
}
