package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds a counter in real time and compares what was measured with what was fed while each body ran. */
class AccuracyTests {
    private static final int TESTS = 30;
    private static final double WATTS = 50;
    private static final double TOLERANCE = 0.02;

    /** A busy machine may take the processor away between a body and its reading; that is seldom. */
    private static final int OUTLIERS = 3;

    private static volatile long fed;
    private static final List<Long> TRUTHS = new ArrayList<>();

    private @TempDir Path folder;

    @Test
    void measuresTestsOfATenthOfASecondWithinTwoPercent() throws Exception {
        // All numbers are equally long, so that a write never leaves a torn one behind.
        long start = 100_000_000_000L;
        FakeTree tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", 262_143_328_850L, start);
        TRUTHS.clear();
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
            double measured = run.measurements().get(i).get("totalMicrojoules").asDouble();
            errors.add(measured / TRUTHS.get(i) - 1);
        }
        assertThat(errors.stream().filter(error -> Math.abs(error) > TOLERANCE))
                .as("errors beyond 2 %% among %s", errors)
                .hasSizeLessThanOrEqualTo(OUTLIERS);
    }

    private static void feed(Path energyFile, long start) {
        try (FileChannel file = FileChannel.open(energyFile, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                long energy = (long) ((System.nanoTime() - begin) * WATTS / 1_000);
                file.write(ByteBuffer.wrap(((start + energy) + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                fed = energy;
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException e) {
            // The channel closes itself when the thread is told to end.
        }
    }

    @MeasureEnergy
    static class SpinTestCases {
        @RepeatedTest(TESTS)
        void spins() {
            long before = fed;
            long end = System.nanoTime() + 110_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            TRUTHS.add(fed - before);
        }
    }
}
