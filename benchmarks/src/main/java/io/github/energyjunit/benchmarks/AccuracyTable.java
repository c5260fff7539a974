package io.github.energyjunit.benchmarks;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds what is measured against what was fed, in real time: total and attributed energy of bodies of different length.
 *
 * <p>The truth of the total is what the feeder has written while the body ran; that of the attributed energy is the CPU
 * time of all threads of this JVM, compilers and the feeder included, at the fed price.
 */
public final class AccuracyTable {
    private static final int[] MILLIS = {5, 10, 20, 50, 100, 250, 1_000};

    private AccuracyTable() {}

    private record Row(List<Double> total, List<Double> attributed, long sumAttributed, double sumTruth, int flagged) {}

    /** Prints one row for each length, as in {@code docs/accuracy.md}. */
    public static void main(String[] args) throws IOException {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        try (FedTree tree = new FedTree()) {
            Recorder recorder = Recorder.open(tree.configuration(), tree.output());
            recorder.acquire();
            measure(recorder, tree, 21, 200);
            System.out.println(
                    "| body | runs | total: median error | p90 | attributed: median error | p90 | mean | flagged"
                            + " TOO_SHORT |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (int millis : MILLIS) {
                int runs = Math.max(10, Math.min(repetitions, 20_000 / millis));
                print(millis, runs, measure(recorder, tree, millis, runs));
            }
            recorder.release();
        }
    }

    private static Row measure(Recorder recorder, FedTree tree, int millis, int runs) throws IOException {
        TestDescription test = new TestDescription("Body#of" + millis + "()", "Body", "of" + millis, "body", null);
        List<Double> wholes = new ArrayList<>();
        List<Double> attributed = new ArrayList<>();
        long sum = 0;
        double sumTruth = 0;
        ThreadsOfThisJvm threads = new ThreadsOfThisJvm();
        for (int run = 0; run < runs; run++) {
            Window window = recorder.begin();
            long fed = tree.fedMicrojoules();
            long cpu = threads.nanos();
            spin(millis * 1_000_000L);
            long used = threads.nanos() - cpu;
            double truth = FedTree.JOULES_PER_CPU_SECOND * used / 1_000;
            wholes.add((double) tree.fedMicrojoules() - fed);
            recorder.end(window);
            long measured = recorder.record(window, test, Outcome.SUCCESSFUL);
            sum += measured;
            sumTruth += truth;
            attributed.add(measured / truth - 1);
        }
        threads.close();
        List<String> lines = lines(tree, test);
        List<Double> total = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            String energy = lines.get(run).replaceAll(".*\"totalMicrojoules\":(\\d+|null).*", "$1");
            total.add(energy.equals("null") ? -1 : Double.parseDouble(energy) / wholes.get(run) - 1);
        }
        int flagged =
                (int) lines.stream().filter(line -> line.contains("TOO_SHORT")).count();
        return new Row(total, attributed, sum, sumTruth, flagged);
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Returns the lines of a test, those of the run before left out. */
    private static List<String> lines(FedTree tree, TestDescription test) throws IOException {
        Path file = MeasurementFiles.find(tree.output()).get(0);
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains(test.test()))
                .toList();
    }

    private static void print(int millis, int runs, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %d ms | %d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %+.2f %% | %.0f %% |%n",
                millis,
                runs,
                100 * quantile(row.total, 0.5),
                100 * quantile(row.total, 0.9),
                100 * quantile(row.attributed, 0.5),
                100 * quantile(row.attributed, 0.9),
                100 * (row.sumAttributed / row.sumTruth - 1),
                100.0 * row.flagged / runs);
    }

    private static double quantile(List<Double> errors, double p) {
        List<Double> sorted = errors.stream().map(Math::abs).sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, p * sorted.size()));
    }
}
