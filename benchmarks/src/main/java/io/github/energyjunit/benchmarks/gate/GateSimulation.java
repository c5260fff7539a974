package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.statistics.MannWhitney;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.statistics.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints how often clean builds fail and how many regressions are found where JVMs of the same code differ, for this gate
 * with and without measuring suspects side by side, and for other rules on the same samples. Every build is one of
 * {@link NoisyModule}'s, of 200 tests of 10 samples; where something became worse, it is five of them.
 */
public final class GateSimulation {

    private static final int TESTS = 200;
    private static final int WORSE = 5;
    private static final int SAMPLES = 10;
    private static final int WITHOUT_RUNS = 3;

    /** Remembers the exact distributions. */
    private static final MannWhitney RANKS = new MannWhitney();

    private final RealGate gate;
    private final double jvm;
    private final double session;
    private final int runs;
    private final double idle;
    private final Random random;

    /**
     * Simulates builds.
     *
     * @param jvm the standard deviation between JVMs of the same code
     * @param session the standard deviation between sessions of the machine
     * @param runs how many builds the baseline is of
     * @param idle by what factor the idle power of the build that is checked is calibrated wrong
     */
    GateSimulation(Path directory, double jvm, double session, int runs, double idle, long seed) {
        this.gate = new RealGate(directory);
        this.jvm = jvm;
        this.session = session;
        this.runs = runs;
        this.idle = idle;
        this.random = new Random(seed);
    }

    /**
     * How builds went, in parts of 1.
     *
     * @param stored builds failed by the stored baseline alone
     * @param storedFound worse tests found by the stored baseline alone
     * @param failed builds failed in the end
     * @param found worse tests found in the end
     * @param ranks builds failed by the ranks of pooled samples
     * @param ranksFound worse tests found by them
     * @param percent builds failed by "median above 10 %"
     * @param percentFound worse tests found by it
     * @param suspects tests measured side by side in each build
     * @param samples samples that took
     */
    record Outcome(
            double stored,
            double storedFound,
            double failed,
            double found,
            double ranks,
            double ranksFound,
            double percent,
            double percentFound,
            double suspects,
            double samples) {}

    /**
     * Runs the simulation.
     *
     * @param arguments how many clean builds, how many builds with regressions of each size, the seed, and which numbers of
     *     builds in the baseline; without these all lines
     */
    public static void main(String[] arguments) throws IOException {
        int clean = Integer.parseInt(arguments[0]);
        int worse = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path directory = Files.createTempDirectory("gate-simulation");
        System.out.printf(
                Locale.ROOT,
                "%d tests of %d samples; %d clean builds, %d of each size with %d tests worse; seed %d%n%n",
                TESTS,
                SAMPLES,
                clean,
                worse,
                WORSE,
                seed);
        System.out.println("| JVM sd | session | runs | idle off | clean red: ranks / median > 10 % / stored alone /"
                + " **both stages** | +10 % found: ranks / median / **both stages** | +20 % found: ranks /"
                + " **both stages** | +35 % found, stored alone | suspects, clean | samples, clean |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        boolean all = arguments.length == WITHOUT_RUNS;
        int[] baselines = all
                ? new int[] {3, 1, 5}
                : Arrays.stream(arguments)
                        .skip(WITHOUT_RUNS)
                        .mapToInt(Integer::parseInt)
                        .toArray();
        for (int runs : baselines) {
            for (double session : new double[] {0.005, 0.02}) {
                for (double jvm : new double[] {0, 0.01, 0.02, 0.03}) {
                    line(directory, jvm, session, runs, 1, clean, worse, seed);
                }
            }
        }
        for (double jvm : all ? new double[] {0, 0.01, 0.02, 0.03} : new double[0]) {
            line(directory, jvm, 0.005, 3, 1.2, clean, worse, seed);
        }
    }

    private static void line(
            Path directory, double jvm, double session, int runs, double idle, int clean, int worse, long seed)
            throws IOException {
        GateSimulation simulation = new GateSimulation(directory, jvm, session, runs, idle, seed);
        Outcome none = simulation.run(clean, 1);
        Outcome tenth = simulation.run(worse, 1.1);
        Outcome fifth = simulation.run(worse, 1.2);
        Outcome third = simulation.run(worse, 1.35);
        System.out.printf(
                Locale.ROOT,
                "| %.0f %% | %.1f %% | %d | %.0f %% | %.0f / %.0f / %.1f / **%.1f** | %.0f / %.0f / **%.0f** |"
                        + " %.0f / **%.0f** | %.0f | %.1f | %.0f |%n",
                100 * jvm,
                100 * session,
                runs,
                100 * (idle - 1),
                100 * none.ranks(),
                100 * none.percent(),
                100 * none.stored(),
                100 * none.failed(),
                100 * tenth.ranksFound(),
                100 * tenth.percentFound(),
                100 * tenth.found(),
                100 * fifth.ranksFound(),
                100 * fifth.found(),
                100 * third.storedFound(),
                none.suspects(),
                none.samples());
        System.out.flush();
    }

    /** Simulates so many builds, in which five tests need more by this factor unless it is 1. */
    Outcome run(int builds, double factor) throws IOException {
        int worse = factor > 1 ? WORSE : 0;
        double[] sums = new double[10];
        for (int i = 0; i < builds; i++) {
            NoisyModule module = new NoisyModule(TESTS, jvm, session, random);
            List<NoisyModule.Jvm> base = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                base.add(module.build(SAMPLES, 0, 1));
            }
            NoisyModule.Jvm head = module.build(SAMPLES, worse, factor);
            double[] code = IntStream.range(0, TESTS)
                    .mapToDouble(test -> module.layout())
                    .toArray();
            RealGate.Outcome outcome =
                    gate.check(base, head, idle, (test, n) -> module.pairs(test, n, worse, factor, code[test]));
            boolean[] ranks = ranks(base, head);
            boolean[] percent = percent(base, head);
            double[] one = {
                outcome.stored().isEmpty() ? 0 : 1,
                found(worse, test -> outcome.stored().contains(RealGate.test(test))),
                outcome.broken().isEmpty() ? 0 : 1,
                found(worse, test -> outcome.broken().contains(RealGate.test(test))),
                any(ranks),
                found(worse, test -> ranks[test]),
                any(percent),
                found(worse, test -> percent[test]),
                outcome.suspects(),
                outcome.samples()
            };
            Arrays.setAll(sums, at -> sums[at] + one[at] / builds);
        }
        return new Outcome(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9]);
    }

    private static double found(int worse, java.util.function.IntPredicate caught) {
        return worse == 0 ? 0 : IntStream.range(0, worse).filter(caught).count() / (double) worse;
    }

    private static double any(boolean[] failed) {
        return IntStream.range(0, failed.length).anyMatch(test -> failed[test]) ? 1 : 0;
    }

    private static double[] pooled(List<NoisyModule.Jvm> base, int test) {
        return base.stream()
                .flatMapToDouble(run -> Arrays.stream(run.tests().get(test).joules()))
                .toArray();
    }

    /** The first design of this gate: ranks of all samples of all runs, margin 2 %, Benjamini and Hochberg, above 5 %. */
    private static boolean[] ranks(List<NoisyModule.Jvm> base, NoisyModule.Jvm head) {
        double[] p = new double[TESTS];
        double[] ratio = new double[TESTS];
        for (int test = 0; test < TESTS; test++) {
            double[] old = Arrays.stream(pooled(base, test)).map(Math::log).toArray();
            double[] now = Arrays.stream(head.tests().get(test).joules())
                    .map(Math::log)
                    .toArray();
            p[test] = RANKS.greater(
                    Arrays.stream(now).map(value -> value - Math.log1p(0.02)).toArray(), old);
            ratio[test] = Shift.of(now, old, 0.99, RANKS).estimate();
        }
        double[] adjusted = Multiplicity.benjaminiHochberg(p);
        boolean[] failed = new boolean[TESTS];
        for (int test = 0; test < TESTS; test++) {
            failed[test] = adjusted[test] <= 0.05 && ratio[test] > Math.log1p(0.05);
        }
        return failed;
    }

    private static boolean[] percent(List<NoisyModule.Jvm> base, NoisyModule.Jvm head) {
        boolean[] failed = new boolean[TESTS];
        for (int test = 0; test < TESTS; test++) {
            failed[test] = Medians.of(head.tests().get(test).joules()) > 1.1 * Medians.of(pooled(base, test));
        }
        return failed;
    }
}
