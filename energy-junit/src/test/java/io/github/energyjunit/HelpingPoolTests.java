package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs measured tests that let JUnit's pool run other ones, in a thread started for that or in their own. */
class HelpingPoolTests {
    private static volatile CountDownLatch otherEnded = new CountDownLatch(1);
    private static volatile boolean waitedInVain;

    private @TempDir Path folder;

    @BeforeEach
    void forget() {
        otherEnded = new CountDownLatch(1);
        waitedInVain = false;
    }

    /** Blocks the only thread of the pool, which starts another one for the meantime. */
    private static final class UntilOtherEnded implements ForkJoinPool.ManagedBlocker {
        @Override
        public boolean block() throws InterruptedException {
            waitedInVain = !otherEnded.await(1, TimeUnit.MINUTES);
            return true;
        }

        @Override
        public boolean isReleasable() {
            return otherEnded.getCount() == 0;
        }
    }

    /** Helps as one that joins a task does, whichever other task there is. */
    private static final class Helper extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        @Override
        protected void compute() {}

        static void helpUntilOtherEnded() {
            while (otherEnded.getCount() > 0) {
                ForkJoinTask<?> next = pollTask();
                if (next == null) {
                    Thread.onSpinWait();
                } else {
                    next.invoke();
                }
            }
        }
    }

    @MeasureEnergy
    static class Blocking {
        @Test
        void body() throws InterruptedException {
            Cpu.burn(200);
            ForkJoinPool.managedBlock(new UntilOtherEnded());
        }
    }

    @MeasureEnergy
    static class Helping {
        @Test
        void body() {
            Cpu.burn(200);
            Helper.helpUntilOtherEnded();
        }
    }

    static class Unmeasured {
        @Test
        void body() {
            Cpu.burn(1200);
            otherEnded.countDown();
        }
    }

    @MeasureEnergy(isolated = true)
    static class Isolated {
        @Test
        void body() throws InterruptedException {
            Cpu.burn(50);
            ForkJoinPool.managedBlock(new UntilOtherEnded());
        }
    }

    static class UnmeasuredHelping {
        @Test
        void body() {
            Helper.helpUntilOtherEnded();
        }
    }

    @MeasureEnergy
    static class Measured {
        @Test
        void body() {
            // What uses less than a hundredth of the other one's time is no overlap that matters.
            Cpu.burn(50);
            otherEnded.countDown();
        }
    }

    /** Runs classes in a pool of one thread, which begins with the last of them. */
    private List<JsonNode> run(Class<?>... classes) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(Stream.of(classes)
                                .map(type -> selectClass(type))
                                .toList())
                        .configurationParameter("energy.output", folder.toString())
                        .configurationParameter("energy.source", "estimate")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "1")
                        .build());
        return MeasuredRun.files(folder).stream()
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .filter(line -> line.get("type").asText().equals("measurement"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(classes = {Blocking.class, Helping.class})
    void a_test_does_not_pay_for_an_unmeasured_one(Class<?> measured) {
        List<JsonNode> lines = run(Unmeasured.class, measured);

        // Its own 200 ms and what the JVM did for it; the other test used 1,200 ms.
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("cpuNanos").asDouble() / 1e6).isBetween(190.0, 900.0);
            assertThat(line.get("flags").toString()).contains("OVERLAPPED");
        });
    }

    @Test
    void an_isolated_test_is_flagged_where_one_that_it_may_wait_for_would_wait_for_it() {
        List<JsonNode> lines = run(UnmeasuredHelping.class, Measured.class, Isolated.class);

        assertThat(waitedInVain).isFalse();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("flags").toString()).contains("OVERLAPPED"));
    }
}
