package io.github.energyjunit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests behave with measuring as they do without it: what they wait for, how they end, and what comes after them. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class HarmlessTests {
    private static FakeMachine machine;

    private @TempDir Path folder;
    private int attempts;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    private static void waitDeafly(CountDownLatch latch) {
        for (boolean over = false; !over; ) {
            try {
                over = latch.await(60, SECONDS);
            } catch (InterruptedException e) {
                // As deaf as some real code is.
            }
        }
    }

    @Test
    void a_body_that_junit_has_abandoned_holds_nobody_up() throws InterruptedException {
        MeasuredRun run = Attempts.of(
                () -> {
                    DeafTestCases.end = new CountDownLatch(1);
                    machine = new FakeMachine(folder.resolve("attempt-" + attempts++));
                    MeasuredRun attempt = machine.run(DeafTestCases.class);
                    DeafTestCases.end.countDown();
                    return attempt;
                },
                attempt -> DeafTestCases.begunInTime);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1));
        assertThat(run.measurements())
                .extracting(
                        line -> line.get("methodName").asText(),
                        line -> line.get("outcome").asText(),
                        line -> line.get("totalMicrojoules").asLong())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a_deaf", "failed", 3_000_000L),
                        org.assertj.core.api.Assertions.tuple("b_plain", "successful", 2_000_000L),
                        org.assertj.core.api.Assertions.tuple("c_isolated", "successful", 1_000_000L));
        // It still runs beside the others, which their numbers must not hide.
        assertThat(run.flags("#c_isolated()")).contains("OVERLAPPED");
        DeafTestCases.deaf.join();

        assertThat(machine.run(AfterwardsTestCases.class).flags("#alone()")).doesNotContain("OVERLAPPED");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class DeafTestCases {
        private static volatile CountDownLatch end = new CountDownLatch(1);
        private static volatile Thread deaf = new Thread();
        private static volatile boolean burnt;
        private static boolean begunInTime;

        @Test
        @MeasureEnergy
        @Timeout(value = 1000, unit = MILLISECONDS, threadMode = SEPARATE_THREAD)
        void a_deaf() {
            deaf = Thread.currentThread();
            machine.burn(3_000_000);
            burnt = true;
            waitDeafly(end);
        }

        @Test
        @MeasureEnergy
        void b_plain() {
            begunInTime = burnt;
            burnt = false;
            machine.burn(2_000_000);
        }

        @Test
        @MeasureEnergy(isolated = true)
        void c_isolated() {
            machine.burn(1_000_000);
        }
    }

    static class AfterwardsTestCases {
        @Test
        @MeasureEnergy
        void alone() {
            machine.burn(1_000_000);
        }
    }

    @Test
    void a_repeated_test_whose_batch_is_abandoned_is_not_repeated_again() {
        MeasuredRun run = Attempts.of(
                () -> {
                    DeafBatchTestCases.end = new CountDownLatch(1);
                    machine = new FakeMachine(folder.resolve("attempt-" + attempts++));
                    MeasuredRun attempt = machine.run(DeafBatchTestCases.class, Map.of("energy.canary", "always"));
                    DeafBatchTestCases.end.countDown();
                    return attempt;
                },
                attempt -> !attempt.measurements().isEmpty());

        run.results().testEvents().assertStatistics(stats -> stats.started(1).failed(1));
        assertThat(run.measurements()).singleElement().satisfies(line -> {
            assertThat(line.get("outcome").asText()).isEqualTo("failed");
            assertThat(line.get("stopped").asText()).isEqualTo("failed");
        });
    }

    static class DeafBatchTestCases {
        private static volatile CountDownLatch end = new CountDownLatch(1);

        @EnergyTest(minDuration = 1)
        @Timeout(value = 1000, unit = MILLISECONDS, threadMode = SEPARATE_THREAD)
        void deaf() {
            waitDeafly(end);
        }
    }

    @Test
    void waiting_for_an_isolated_test_counts_against_no_timeout() {
        Map<String, String> parallel = new HashMap<>(Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"));

        // Where waiting counts, the time-out strikes at each attempt; a machine that stands still lets it strike at
        // one.
        Attempts.of(
                        () -> {
                            QueueTestCases.begun = new CountDownLatch(1);
                            return machine.run(List.of(QueueTestCases.class), parallel);
                        },
                        attempt -> attempt.results().testEvents().failed().count() == 0)
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class QueueTestCases {
        private static volatile CountDownLatch begun = new CountDownLatch(1);

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class Lone {
            @Test
            @MeasureEnergy(isolated = true)
            void lone() throws InterruptedException {
                begun.countDown();
                Thread.sleep(2_500);
            }
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class Quick {
            @BeforeEach
            void later() throws InterruptedException {
                assertThat(begun.await(60, SECONDS)).isTrue();
            }

            @Test
            @MeasureEnergy
            @Timeout(1)
            void quick() {}
        }
    }

    @Test
    void another_context_class_loader_is_no_obstacle() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            MeasuredRun run = machine.run(ForeignLoaderTestCases.class);

            run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
            assertThat(run.tests()).hasSize(1);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ExtendWith(ForeignLoader.class)
    static class ForeignLoaderTestCases {
        @Test
        @MeasureEnergy
        void measured() {}
    }

    static final class ForeignLoader implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            Thread.currentThread().setContextClassLoader(new ClassLoader(null) {});
        }
    }
}
