package io.github.energyjunit.benchmarks.idle;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.benchmarks.ThreadsOfThisJvm;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes the whole way of a build, calibration, bodies, reading, beside real neighbours: how far off attributed energy is,
 * and whether its bounds hold the truth, which is the CPU time of all threads of the JVM at the known price.
 */
public final class IdleAccuracyTable {
    private static final long MS = 1_000_000;
    private static final Map<Integer, Integer> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put(100, 10);
        RUNS.put(300, 6);
        RUNS.put(1_000, 2);
    }

    private IdleAccuracyTable() {}

    /** One body: what it needed, what it was charged with, and between which bounds. */
    private record Run(double truth, double attributed, double low, double high, double resolution, boolean flagged) {
        double error() {
            return Math.abs(attributed / truth - 1);
        }

        /** Whether the bounds hold the truth, as far as the stated resolution of the counter and 1 % allow to tell. */
        boolean holds() {
            double slack = Math.max(resolution, 0.01 * truth);
            return low - slack <= truth && truth <= high + slack;
        }
    }

    /**
     * Prints a row for each neighbour and length, and then how many of 20 builds beside bursts are net.
     *
     * @param args how many builds a row has
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int builds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        try (GroupMachine machine = new GroupMachine()) {
            GroupSource.machine = machine;
            build(machine, List.of(100), new HashMap<>());
            System.out.println(
                    "| beside | body | runs | median error | p90 | flagged IDLE_UNCERTAIN | bounds hold the truth |"
                            + " idle power (5 W) |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (Load load : Load.values()) {
                machine.start(load);
                Map<Integer, List<Run>> runs = new HashMap<>();
                List<String> idle = new ArrayList<>();
                for (int i = 0; i < builds; i++) {
                    idle.add(build(machine, List.copyOf(RUNS.keySet()), runs).idle);
                }
                machine.stop();
                RUNS.keySet().forEach(millis -> print(load, millis, runs.getOrDefault(millis, List.of()), idle));
            }
            machine.start(Load.BURSTS);
            Map<String, Integer> kinds = new HashMap<>();
            for (int i = 0; i < 20; i++) {
                kinds.merge(build(machine, List.of(100), new HashMap<>()).kind, 1, Integer::sum);
            }
            System.out.println("\n20 builds beside bursts, by their kind of attribution: " + kinds);
        }
    }

    private record Build(String idle, String kind) {}

    private static Build build(BusyClock busy, List<Integer> lengths, Map<Integer, List<Run>> into) throws IOException {
        Path output = Files.createTempDirectory("idle-accuracy");
        try {
            Map<String, String> settings =
                    new HashMap<>(Map.of("energy.source", GroupSource.NAME, "energy.idle.remember", "false"));
            Configuration configuration = new Configuration(key -> Optional.ofNullable(settings.get(key)));
            IdlePower.Result calibrated = IdlePower.calibrate(configuration, busy, output);
            settings.put("energy.idle.calibrated", String.valueOf(calibrated.idle()));
            Recorder recorder = Recorder.open(configuration, busy, output);
            recorder.acquire();
            Map<Integer, List<Double>> truths = new HashMap<>();
            for (int millis : lengths) {
                for (int run = 0; run < RUNS.getOrDefault(millis, 1); run++) {
                    truths.computeIfAbsent(millis, key -> new ArrayList<>()).add(body(recorder, millis));
                }
            }
            recorder.release();
            Analysis analysis = new Analyzer(
                            new Freshness(Instant.EPOCH, false),
                            new Budgets(List.of(), BudgetPolicy.usual(false)),
                            pid -> true)
                    .analyse(output);
            IdleEstimate idle =
                    Objects.requireNonNull(analysis.runs().get(0).jvm().idle());
            for (JudgedTest judged : analysis.tests()) {
                TestSummary test = judged.test();
                int millis = Integer.parseInt(test.methodName());
                take(
                        test,
                        idle,
                        truths.getOrDefault(millis, List.of()),
                        into.computeIfAbsent(millis, key -> new ArrayList<>()));
            }
            return new Build(
                    idle.watts() == null ? "unknown" : String.format(Locale.ROOT, "%.2f", idle.watts()),
                    String.valueOf(analysis.runs().get(0).jvm().fingerprint().get("attribution")));
        } finally {
            delete(output);
        }
    }

    private static void take(TestSummary test, IdleEstimate idle, List<Double> truths, List<Run> into) {
        double[] gross = test.bounds().gross().numbers();
        double[] nanos = test.bounds().idleNanos().numbers();
        double[] samples = test.samples().numbers();
        double resolution = Objects.requireNonNull(test.resolution()).microjoules();
        // The first body of a JVM is no sample.
        int skipped = truths.size() - samples.length;
        for (int i = 0; i < samples.length; i++) {
            double low = Math.max(0, gross[i] - idle.high() * nanos[i] / 1_000);
            double high = gross[i] - idle.low() * nanos[i] / 1_000;
            boolean flagged = (high - low) / 2 > 0.1 * samples[i];
            into.add(new Run(truths.get(i + skipped), samples[i], low, high, resolution, flagged));
        }
    }

    /**
     * Burns CPU time, and returns what the JVM's costs meanwhile, in µJ: its compilers' too, which are the body's as long
     * as nothing else runs in the JVM.
     */
    private static double body(Recorder recorder, int millis) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        TestDescription test =
                new TestDescription("Body#" + millis + "()", "Body", String.valueOf(millis), "body", null);
        try (ThreadsOfThisJvm jvm = new ThreadsOfThisJvm()) {
            Window window = recorder.begin();
            long before = jvm.nanos();
            long end = threads.getCurrentThreadCpuTime() + millis * MS;
            while (threads.getCurrentThreadCpuTime() < end) {
                for (int i = 0; i < 100; i++) {
                    Thread.onSpinWait();
                }
            }
            jvm.look();
            long after = jvm.nanos();
            recorder.end(window);
            recorder.record(window, test, Outcome.SUCCESSFUL);
            return GroupSource.JOULES_PER_CPU_SECOND * (after - before) / 1_000;
        }
    }

    private static void print(Load load, int millis, List<Run> runs, List<String> idle) {
        List<Double> errors = runs.stream().map(Run::error).sorted().toList();
        long flagged = runs.stream().filter(Run::flagged).count();
        long held = runs.stream().filter(Run::holds).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d ms | %d | %.2f %% | %.2f %% | %.0f %% | %.0f %% | %s |%n",
                load.name().toLowerCase(Locale.ROOT),
                millis,
                runs.size(),
                100 * errors.get(errors.size() / 2),
                100 * errors.get(Math.min(errors.size() - 1, errors.size() * 9 / 10)),
                100.0 * flagged / runs.size(),
                100.0 * held / runs.size(),
                String.join(", ", idle));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
