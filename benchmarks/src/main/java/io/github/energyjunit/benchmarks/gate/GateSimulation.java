package io.github.energyjunit.benchmarks.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Prints how often clean builds fail and how many regressions are found, for this gate and for simpler rules on the same
 * samples. Every build is one of {@link NoisyModule}'s, of 200 tests; where something became worse, it is five of them.
 */
public final class GateSimulation {

    private static final int TESTS = 200;
    private static final int HUNGRIER = 5;
    private static final String OURS = "this gate";

    private static final String HEAD =
            "| n | rule | clean builds failed | 10 % more: found | 20 % more: found | others blamed per build |";

    private final Path directory;
    private final long seed;
    private final boolean bothShifted;

    GateSimulation(Path directory, long seed, boolean bothShifted) {
        this.directory = directory;
        this.seed = seed;
        this.bothShifted = bothShifted;
    }

    /**
     * How a rule did.
     *
     * @param failed how many builds failed
     * @param found how many of the hungrier tests were found
     * @param wrong how many other tests were blamed
     */
    record Outcome(int failed, int found, int wrong) {
        static final Outcome NONE = new Outcome(0, 0, 0);

        Outcome plus(int nowFound, int nowWrong) {
            return new Outcome(failed + (nowFound + nowWrong > 0 ? 1 : 0), found + nowFound, wrong + nowWrong);
        }
    }

    /**
     * Run the simulation.
     *
     * @param arguments how many clean builds, how many builds with regressions, the seed, and {@code both} to shift
     *     the builds of baselines too
     */
    public static void main(String[] arguments) throws IOException {
        int clean = Integer.parseInt(arguments[0]);
        int worse = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        boolean both = arguments.length > 3 && arguments[3].equals("both");
        Path directory = Files.createTempDirectory("gate-simulation");
        System.out.printf(
                Locale.ROOT,
                "%d tests; %d clean builds, %d with %d tests hungrier; seed %d%n%n",
                TESTS,
                clean,
                worse,
                HUNGRIER,
                seed);
        System.out.println(HEAD);
        System.out.println("|---|---|---|---|---|---|");
        for (int n : new int[] {10, 20}) {
            GateSimulation simulation = new GateSimulation(directory, seed + n, both);
            Map<String, Outcome> nothing = simulation.run(clean, n, 1);
            Map<String, Outcome> tenth = simulation.run(worse, n, 1.1);
            Map<String, Outcome> fifth = simulation.run(worse, n, 1.2);
            nothing.forEach((rule, outcome) -> System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.1f %% | %.0f %% | %.0f %% | %.3f |%n",
                    n,
                    rule,
                    100.0 * outcome.failed() / clean,
                    100.0 * tenth.getOrDefault(rule, Outcome.NONE).found() / worse / HUNGRIER,
                    100.0 * fifth.getOrDefault(rule, Outcome.NONE).found() / worse / HUNGRIER,
                    (double) fifth.getOrDefault(rule, Outcome.NONE).wrong() / worse));
        }
    }

    /** Simulate builds of n samples, each against a baseline of n. */
    Map<String, Outcome> run(int builds, int n, double factor) throws IOException {
        Random random = new Random(seed);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        int hungrier = factor > 1 ? HUNGRIER : 0;
        RealGate gate = new RealGate(directory);
        for (int i = 0; i < builds; i++) {
            NoisyModule module = new NoisyModule(TESTS, random);
            double[][] base = module.build(n, bothShifted, 0, 1);
            double[][] head = module.build(n, true, hungrier, factor);
            Rivals.rules()
                    .forEach((name, rule) -> outcomes.merge(
                            name, count(rule, base, head, hungrier), (a, b) -> a.plus(b.found(), b.wrong())));
            Set<String> broken = gate.broken(base, head);
            int found = 0;
            for (int test = 0; test < hungrier; test++) {
                found += broken.contains(RealGate.test(test)) ? 1 : 0;
            }
            Outcome before = outcomes.getOrDefault(OURS, Outcome.NONE);
            outcomes.put(OURS, before.plus(found, broken.size() - found));
        }
        return outcomes;
    }

    Outcome ours(int builds, int n, double factor) throws IOException {
        return run(builds, n, factor).getOrDefault(OURS, Outcome.NONE);
    }

    private static Outcome count(BiPredicate<double[], double[]> rule, double[][] base, double[][] head, int hungrier) {
        int found = 0;
        int wrong = 0;
        for (int test = 0; test < base.length; test++) {
            if (rule.test(base[test], head[test])) {
                found += test < hungrier ? 1 : 0;
                wrong += test < hungrier ? 0 : 1;
            }
        }
        return Outcome.NONE.plus(found, wrong);
    }
}
