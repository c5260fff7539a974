package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a measured test while a thread that has run another one goes on working, or works for it. */
class BetweenTestsInPlanTests {
    private static final CountDownLatch OTHER_ENDED = new CountDownLatch(1);
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    private @TempDir Path folder;

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> run(Launcher launcher, Map<String, String> settings, Class<?>... classes) {
        launcher.execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        List.of(classes).stream().map(type -> selectClass(type)).toList())
                .configurationParameter("energy.output", folder.toString())
                .configurationParameter("energy.source", "estimate")
                .configurationParameters(settings)
                .build());
        return MeasuredRun.files(folder).stream()
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .filter(line -> line.get("type").asText().equals("measurement"))
                .toList();
    }

    @Test
    void a_test_does_not_pay_for_what_another_thread_does_after_its_own_test() {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new TwoThreadsEngine(getClass(), 300, 2400))
                .build());

        List<JsonNode> lines = run(launcher, Map.of("energy.measure", "all"), getClass());

        // Its own 300 ms and what the JVM did meanwhile; the other thread used 2,400 ms.
        assertThat(lines)
                .filteredOn(line -> line.get("methodName").asText().equals("longTest"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("cpuNanos").asDouble() / 1e6).isBetween(290.0, 1800.0);
                    assertThat(line.get("flags").toString()).contains("OVERLAPPED");
                });
    }

    @MeasureEnergy
    static class Forking {
        @Test
        void body() {
            await(OTHER_ENDED);
            ForkJoinTask<?> forked = ForkJoinTask.adapt(() -> works()).fork();
            works();
            forked.join();
        }

        /** Goes on only with the other one, which therefore is in another thread of JUnit's pool. */
        private static void works() {
            BOTH.countDown();
            await(BOTH);
            Cpu.burn(300);
        }
    }

    static class Other {
        @Test
        void body() {
            OTHER_ENDED.countDown();
        }
    }

    @Test
    void nothing_is_lost_that_a_test_lets_other_threads_of_the_pool_do_that_tests_run_in() {
        List<JsonNode> lines = run(
                LauncherFactory.create(),
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"),
                Forking.class,
                Other.class);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("cpuNanos").asDouble() / 1e6).isGreaterThan(590);
            assertThat(line.get("outcome").asText()).isEqualTo("successful");
        });
    }
}
