package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.powercap.FakeTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds a counter in real time and compares what was measured with what was fed meanwhile.
 *
 * <p>What a test is charged with lies between what was fed from the first to the last instruction of its body and what was
 * fed from the end of {@code @BeforeEach} to the start of {@code @AfterEach}: that holds on the busiest machine. How close
 * it comes to the former is a matter of timing, so the median is what is held.
 */
class AccuracyTests {
    private static final int TESTS = 30;
    private static final double WATTS = 50;
    private static final double TOLERANCE = 0.02;

    private static final Object FEEDING = new Object();
    private static long fed;
    private static final List<Long> AROUND = new ArrayList<>();
    private static final List<Long> INSIDE = new ArrayList<>();

    private @TempDir Path folder;

    @Test
    void measures_tests_of_a_tenth_of_a_second_within_two_percent() throws Exception {
        // All numbers are equally long, so that a write never leaves a torn one behind.
        long start = 100_000_000_000L;
        FakeTree tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", 262_143_328_850L, start);
        AROUND.clear();
        INSIDE.clear();
        MeasuredRun run;
        Thread feeder = new Thread(() -> feed(tree.energyFile("intel-rapl:0"), start));
        feeder.start();
        try {
            run = MeasuredRun.of(
                    SpinTestCases.class,
                    folder.resolve("energy"),
                    Map.of("energy.powercap.root", tree.root().toString()));
        } finally {
            feeder.interrupt();
            feeder.join();
        }

        assertThat(run.measurements()).hasSize(TESTS);
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < TESTS; i++) {
            JsonNode test = run.measurements().get(i);
            if (test.get("totalMicrojoules").isNull()) {
                // The machine stood still before the feeder had come to feed, and that is what was seen.
                assertThat(test.get("flags").toString()).contains("COUNTER_STUCK");
                continue;
            }
            long measured = test.get("totalMicrojoules").asLong();
            assertThat(measured).isBetween(INSIDE.get(i), AROUND.get(i));
            errors.add((double) measured / INSIDE.get(i) - 1);
        }
        assertThat(errors).hasSizeGreaterThan(TESTS / 2);
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).as("median of %s", errors).isLessThanOrEqualTo(TOLERANCE);
    }

    private static long fed() {
        synchronized (FEEDING) {
            return fed;
        }
    }

    private static void feed(Path energyFile, long start) {
        try (FileChannel file = FileChannel.open(energyFile, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                synchronized (FEEDING) {
                    fed = (long) ((System.nanoTime() - begin) * WATTS / 1_000);
                    file.write(ByteBuffer.wrap(((start + fed) + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                }
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException e) {
            // The channel closes itself when the thread is told to end.
        }
    }

    @MeasureEnergy
    static class SpinTestCases {
        private long before;

        @BeforeEach
        void before() {
            before = fed();
        }

        @RepeatedTest(TESTS)
        void spins() {
            long first = fed();
            long end = System.nanoTime() + 110_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            INSIDE.add(fed() - first);
        }

        @AfterEach
        void after() {
            AROUND.add(fed() - before);
        }
    }
}
