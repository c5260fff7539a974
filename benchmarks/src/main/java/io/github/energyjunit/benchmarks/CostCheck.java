package io.github.energyjunit.benchmarks;

import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells the CPU time that the test's thread spends on measuring one empty test, beside idle threads and a living child: of
 * tests one right after the other, and of tests that wait in between, so that all threads are asked each time.
 */
public final class CostCheck {
    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CostCheck() {}

    /** Prints one row for each number of idle threads, and one with a child. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (StillTree tree = new StillTree(1)) {
            Map<String, String> settings =
                    Map.of("energy.powercap.root", tree.folder().toString());
            Recorder recorder = Recorder.open(
                    new Configuration(key -> Optional.ofNullable(settings.get(key))),
                    tree.folder().resolve("out"));
            recorder.acquire();
            tree.move();
            run(recorder, 3_000, false);
            System.out.println("| idle threads | child | one after the other | with waiting in between |");
            System.out.println("|---|---|---|---|");
            int threads = 0;
            for (int wanted : new int[] {10, 100, 1_000}) {
                for (; threads < wanted; threads++) {
                    Thread thread = new Thread(LockSupport::park, "idle-" + threads);
                    thread.setDaemon(true);
                    thread.start();
                }
                row(recorder, wanted, "no");
            }
            Process child = new ProcessBuilder("sleep", "600").start();
            row(recorder, threads, "yes");
            child.destroy();
            recorder.release();
        }
    }

    private static void row(Recorder recorder, int threads, String child) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f µs | %.1f µs |%n",
                threads,
                child,
                run(recorder, 200, false),
                run(recorder, 50, true));
    }

    /** Returns the median of the rounds, in µs a test. */
    private static double run(Recorder recorder, int tests, boolean waits) {
        TestDescription test = new TestDescription("Empty#test()", "Empty", "test", "test", null);
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long used = 0;
            for (int i = 0; i < tests; i++) {
                if (waits) {
                    LockSupport.parkNanos(300_000);
                }
                long start = THREADS.getCurrentThreadCpuTime();
                Window window = recorder.begin();
                recorder.end(window);
                recorder.record(window, test, Outcome.SUCCESSFUL);
                used += THREADS.getCurrentThreadCpuTime() - start;
            }
            micros[round] = used / 1e3 / tests;
        }
        Arrays.sort(micros);
        return micros[ROUNDS / 2];
    }
}
