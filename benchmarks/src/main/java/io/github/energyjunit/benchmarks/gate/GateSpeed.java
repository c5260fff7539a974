package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.gate.BaselineReference;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.gate.RegressionRule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Prints how long it takes to judge 10,000 tests of 30 samples against a baseline of 30. */
public final class GateSpeed {

    private static final int TESTS = 10_000;
    private static final int SAMPLES = 30;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GateSpeed() {}

    public static void main(String[] arguments) throws IOException {
        RealGate files = new RealGate(Files.createTempDirectory(Path.of("target"), "gate-speed"));
        NoisyModule module = new NoisyModule(TESTS, 0.01, 0.005, new Random(1));
        BaselineReference stored = files.baseline(List.of(module.build(SAMPLES, 0, 1)));
        Analysis head = files.analyse(module.build(SAMPLES, 0, 1), 1, 1);
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            Analysis judged =
                    new Gate(RegressionRule.DEFAULT, stored, null, Acceptances.NONE, LocalDate.EPOCH).judge(head);
            System.out.printf(
                    Locale.ROOT,
                    "%d tests judged in %.2f s (%.2f s of CPU time): %s%n",
                    judged.tests().size(),
                    (System.nanoTime() - begin) / 1e9,
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
                    judged.verdict());
        }
    }
}
