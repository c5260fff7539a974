package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.gate.BaselineUpdate;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.gate.Reference;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the way of {@code energy:baseline} and {@code energy:check}, from measurement files to what breaks the build. */
final class RealGate {

    private static final LocalDate TODAY = LocalDate.EPOCH;

    private final Path directory;

    RealGate(Path directory) {
        this.directory = directory;
    }

    /** Name the tests that break the build of {@code head}. */
    Set<String> broken(double[][] base, double[][] head) throws IOException {
        Gate gate = new Gate(RegressionRule.DEFAULT, baseline(base), null, Acceptances.NONE, TODAY);
        Analysis judged = gate.judge(analyse(head));
        return FailOn.of("FAIL").broken(judged.remarks()).stream()
                .map(Violation::test)
                .collect(Collectors.toSet());
    }

    /** Name the test of a number. */
    static String test(int number) {
        return "com.acme.SimulatedTests#test" + number + "()";
    }

    /** Make a baseline, write it and read it. */
    Reference baseline(double[][] samples) throws IOException {
        BaselineFile baseline = new BaselineFile(directory.resolve("energy-baseline.json"));
        Files.deleteIfExists(baseline.path());
        BaselineUpdate update = BaselineUpdate.of(analyse(samples), null);
        baseline.update(old -> old.plus(update.sections(), new Window(5, 30), false));
        return Reference.read(baseline);
    }

    /** Write a measurement file and read it. */
    Analysis analyse(double[][] samples) throws IOException {
        Path output = directory.resolve("energy");
        Files.createDirectories(output);
        write(output.resolve("measurements-1-simulated.jsonl"), samples);
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }

    private static void write(Path file, double[][] samples) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"jvm\",\"schema\":1,\"run\":\"r\",\"started\":\"" + Instant.EPOCH + "\",\"pid\":1,"
                    + "\"source\":{\"name\":\"powercap\",\"quality\":\"measured\",\"domains\":[]},"
                    + "\"fingerprint\":{\"source\":\"powercap\",\"cpuModel\":\"simulated\"}}\n");
            for (int test = 0; test < samples.length; test++) {
                for (double joules : samples[test]) {
                    long microjoules = Math.round(joules * 1e6);
                    out.write("{\"type\":\"measurement\",\"run\":\"r\",\"test\":\"" + test(test)
                            + "\",\"outcome\":\"successful\",\"warmup\":false,\"operations\":1,"
                            + "\"attributedMicrojoules\":" + microjoules + ",\"flags\":[]}\n");
                }
            }
        }
    }
}
