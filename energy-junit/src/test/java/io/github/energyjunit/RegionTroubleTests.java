package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.energyjunit.meter.Flag;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Measuring a region changes nothing of what its code does, whatever happens meanwhile. */
class RegionTroubleTests extends MeasuredRegions {

    @Test
    void what_the_code_throws_passes_through_and_its_region_says_that_it_failed() {
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
    void a_thread_of_the_pool_works_for_the_only_test_that_runs() {
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
    void a_region_that_outlives_its_test_has_no_reading() throws Exception {
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
    void where_nothing_is_measured_the_code_runs_all_the_same() {
        MeasuredRun run = machine.run(PartTestCases.class, Map.of("energy.skip", "true"));

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(SEEN.get(0).value()).isEqualTo("what was loaded");
        assertThat(SEEN.get(0).joules()).isEmpty();
        assertThat(SEEN.get(0).reason()).contains("energy.skip is set");
    }

    @Test
    void a_counter_that_cannot_be_read_is_no_reading_and_fails_nothing() {
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
}
