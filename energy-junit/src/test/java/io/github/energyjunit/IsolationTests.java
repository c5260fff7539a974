package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void lets_a_test_that_asks_for_it_run_beside_no_other_measured_test() {
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
    void does_not_wait_for_the_test_that_it_runs_in() {
        try (Isolation.Permit outer = Isolation.enter(false);
                Isolation.Permit inner = Isolation.enter(true)) {
            assertThat(inner).isNotSameAs(outer);
        }
        try (Isolation.Permit outer = Isolation.enter(true);
                Isolation.Permit inner = Isolation.enter(false)) {
            assertThat(inner).isNotSameAs(outer);
        }
    }

    /** Enters in a task that a thread of a pool takes up while it is at another one, as it does that waits. */
    private static ForkJoinTask<Boolean> enterInTask(ForkJoinPool pool, boolean alone) {
        return pool.submit(() -> {
            ForkJoinTask<Boolean> test = ForkJoinTask.adapt(() -> {
                Isolation.enter(alone).close();
                return true;
            });
            return test.fork().join();
        });
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void does_not_wait_for_a_test_that_may_wait_for_it(boolean alone, boolean helperAlone) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        try (Isolation.Permit permit = Isolation.enter(alone)) {
            // What the test here waits for can only go on behind the one that is run meanwhile.
            assertThat(enterInTask(pool, helperAlone).get(2, TimeUnit.MINUTES)).isTrue();
            // Whoever has left does not let others in.
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> Isolation.enter(true).close());
            assertThat(permit).isNotNull();
            assertThat(other).isNotDone();
            permit.close();
            other.get(2, TimeUnit.MINUTES);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void waits_where_no_task_of_a_test_is_behind_it() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        ForkJoinTask<Boolean> waited;
        AtomicBoolean released = new AtomicBoolean();
        try (Isolation.Permit permit = Isolation.enter(true)) {
            waited = pool.submit(() -> {
                Isolation.enter(false).close();
                return released.get();
            });
            // Long enough for one that does not wait to be found out; one that does is found right always.
            Thread.sleep(200);
            released.set(true);
            permit.close();
        }
        assertThat(waited.get(2, TimeUnit.MINUTES)).isTrue();
        pool.shutdown();
    }

    @Test
    void takes_one_batch_of_a_repeated_test_after_the_other_even_where_tests_run_in_parallel() {
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

    @Test
    @SuppressWarnings("try")
    void waits_for_an_isolated_test_of_another_jvm() throws Exception {
        Path released = folder.resolve("released");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        Holder.class.getName(),
                        released.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("held");
            CompletableFuture<Boolean> waited = CompletableFuture.supplyAsync(() -> {
                try (Isolation.Permit permit = Isolation.enter(true)) {
                    return Files.exists(released);
                }
            });
            // Long enough for one that does not wait to be found out; one that does is found right always.
            Thread.sleep(200);
            other.getOutputStream().close();

            assertThat(waited.get(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroy();
        }
    }

    /** Is the other JVM: holds the lock until nothing comes from its input any more. */
    static final class Holder {
        private Holder() {}

        @SuppressWarnings("try")
        public static void main(String[] args) throws IOException {
            try (Isolation.Permit permit = Isolation.enter(true)) {
                System.out.println("held");
                System.in.readAllBytes();
                Files.createFile(Path.of(args[0]));
            }
        }
    }
}
