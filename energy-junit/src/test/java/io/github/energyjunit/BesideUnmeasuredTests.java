package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one measured test beside another class's fixture and a test of it, which nobody measures. */
class BesideUnmeasuredTests {
    private static final CountDownLatch BOTH = new CountDownLatch(2);
    private static final CountDownLatch OTHER_ENDED = new CountDownLatch(1);

    private @TempDir Path folder;

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    }

    @MeasureEnergy
    static class Measured {
        @Test
        void body() throws InterruptedException {
            BOTH.countDown();
            await(BOTH);
            Cpu.burn(300);
            await(OTHER_ENDED);
        }
    }

    static class Unmeasured {
        @BeforeAll
        static void setUp() throws InterruptedException {
            BOTH.countDown();
            await(BOTH);
            Cpu.burn(600);
        }

        @Test
        void body() {
            Cpu.burn(600);
            OTHER_ENDED.countDown();
        }
    }

    @Test
    void a_test_does_not_pay_for_what_another_thread_does_of_the_plan() {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Measured.class), selectClass(Unmeasured.class))
                        .configurationParameter("energy.output", folder.toString())
                        .configurationParameter("energy.source", "estimate")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                        .build());

        List<JsonNode> measurements = MeasuredRun.files(folder).stream()
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .filter(line -> line.get("type").asText().equals("measurement"))
                .toList();

        // Its own 300 ms and what the JVM did for it; the other thread used 1,200 ms.
        assertThat(measurements).singleElement().satisfies(line -> {
            assertThat(line.get("cpuNanos").asDouble() / 1e6).isBetween(290.0, 750.0);
            assertThat(line.get("flags").toString()).contains("OVERLAPPED");
        });
    }
}
