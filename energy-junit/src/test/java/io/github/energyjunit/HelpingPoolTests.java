package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a measured test that lets JUnit's pool run an unmeasured one, in a thread started for that or in the test's own. */
class HelpingPoolTests {
    private static volatile CountDownLatch otherEnded = new CountDownLatch(1);

    private @TempDir Path folder;

    /** Blocks the only thread of the pool, which starts another one for the meantime. */
    private static final class UntilOtherEnded implements ForkJoinPool.ManagedBlocker {
        @Override
        public boolean block() throws InterruptedException {
            return otherEnded.await(20, TimeUnit.SECONDS);
        }

        @Override
        public boolean isReleasable() {
            return otherEnded.getCount() == 0;
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
            // Runs what waits for the only thread of the pool.
            ForkJoinTask.helpQuiesce();
        }
    }

    static class Unmeasured {
        @Test
        void body() {
            Cpu.burn(1200);
            otherEnded.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Blocking.class, Helping.class})
    void it_does_not_pay_for_that(Class<?> measured) {
        otherEnded = new CountDownLatch(1);
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Unmeasured.class), selectClass(measured))
                        .configurationParameter("energy.output", folder.toString())
                        .configurationParameter("energy.source", "estimate")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "1")
                        .build());

        List<JsonNode> lines = MeasuredRun.files(folder).stream()
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .filter(line -> line.get("type").asText().equals("measurement"))
                .toList();

        // Its own 200 ms and what the JVM did for it; the other test used 1,200 ms.
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("cpuNanos").asDouble() / 1e6).isBetween(190.0, 900.0);
            assertThat(line.get("flags").toString()).contains("OVERLAPPED");
        });
    }
}
