package io.github.energyjunit.benchmarks;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.ledger.Use;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds ledgers of real test JVMs against what was fed while they lived, and their lines against what the parts of their
 * tests say that they have used: one JVM and two, tests one after another and at the same time, with and without a
 * neighbour that never rests.
 */
public final class LedgerTruth {
    private static final double NANOS = 1e9;
    private static final Map<String, Use> PARTS = Map.of(
            "classSetUp", Use.CLASS_SET_UP,
            "testSetUp", Use.TEST_SET_UP,
            "bodies", Use.BODIES,
            "testTearDown", Use.TEST_TEAR_DOWN,
            "classTearDown", Use.CLASS_TEAR_DOWN,
            "children", Use.CHILDREN);

    private LedgerTruth() {}

    private record Case(int jvms, boolean parallel, boolean neighbour) {
        String name() {
            return "| " + jvms + " | " + (parallel ? "at once" : "in turn") + " | " + (neighbour ? "yes" : "no") + " |";
        }
    }

    /** Prints the table of {@code docs/accuracy.md}; the argument is how often each case runs. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("| JVMs | tests | neighbour | fed | ledger | gap | of it worked out | lines off by |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (boolean neighbour : new boolean[] {false, true}) {
            for (int jvms = 1; jvms <= 2; jvms++) {
                for (boolean parallel : new boolean[] {false, true}) {
                    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                        run(new Case(jvms, parallel, neighbour));
                    }
                }
            }
        }
    }

    private static void run(Case tried) throws IOException, InterruptedException {
        List<Process> started = new ArrayList<>();
        try (FedTree tree = new FedTree()) {
            if (tried.neighbour) {
                started.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            Files.createDirectories(tree.output());
            TimeUnit.SECONDS.sleep(1);
            long before = tree.fedMicrojoules();
            List<Process> jvms = new ArrayList<>();
            for (int i = 0; i < tried.jvms; i++) {
                jvms.add(jvm(tree, i, tried.parallel));
            }
            started.addAll(jvms);
            for (Process jvm : jvms) {
                if (jvm.waitFor() != 0) {
                    throw new IOException("a test JVM ended with " + jvm.exitValue());
                }
            }
            long fed = tree.fedMicrojoules() - before;
            print(tried, fed, ledger(tree.output()), truth(tree.output()));
        } finally {
            started.forEach(Process::destroy);
        }
    }

    private static Process jvm(FedTree tree, int number, boolean parallel) throws IOException {
        Path output = tree.output();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerSuite.class.getName(),
                        output.resolve("truth-" + number).toString(),
                        tree.folder().toString(),
                        output.toString(),
                        Boolean.toString(parallel),
                        Boolean.toString(!parallel))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Ledger ledger(Path output) throws IOException {
        Analysis analysis = new Analyzer(
                        new Freshness(Instant.EPOCH, false),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
        return Objects.requireNonNull(Ledger.ofRuns(analysis.runs()));
    }

    /** Returns what all JVMs' parts have used, in J. */
    private static Map<String, Double> truth(Path output) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("truth"))
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> FedTree.JOULES_PER_CPU_SECOND * Long.parseLong(words[1]) / NANOS,
                        Double::sum,
                        TreeMap::new));
    }

    private static void print(Case tried, long fed, Ledger ledger, Map<String, Double> truth) {
        String lines = truth.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %+.1f %%",
                        part.getKey(),
                        100
                                * (ledger.of(Objects.requireNonNull(PARTS.get(part.getKey())))
                                                        .joules()
                                                / part.getValue()
                                        - 1)))
                .collect(Collectors.joining(", "));
        System.out.printf(
                Locale.ROOT,
                "%s %.1f J | %.1f J | %+.2f %% | %.1f J | %s |%n",
                tried.name(),
                fed / 1e6,
                ledger.energy().joules(),
                100.0 * (ledger.energy().microjoules() - fed) / fed,
                ledger.estimated().joules(),
                lines);
    }
}
