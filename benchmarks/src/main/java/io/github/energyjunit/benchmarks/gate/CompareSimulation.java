package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.meter.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Prints how often comparisons of a base and a head fail where nothing changed, and how often a test that became worse is
 * found, with {@code energy:compare}'s own judge. Every comparison has 50 tests; where something became worse, it is one.
 */
public final class CompareSimulation {

    private static final int TESTS = 50;
    private static final int USUAL_JVM_PAIRS = 4;

    private final double noise;
    private final double outliers;
    private final double step;
    private final double jvmSpread;
    private final CompareJudge judge = new CompareJudge(CompareRule.of(Quality.MEASURED));
    private final Random random;

    /**
     * Simulate a machine.
     *
     * @param noise the coefficient of variation of a sample
     * @param outliers which share of samples is 10 to 50 % too high
     * @param step by how much the machine's power rises at one random moment of each test's screening, and of its
     *     confirmation; within a pair too
     * @param jvmSpread by how much JVMs of the same code differ, as a standard deviation
     */
    CompareSimulation(double noise, double outliers, double step, double jvmSpread, long seed) {
        this.noise = noise;
        this.outliers = outliers;
        this.step = step;
        this.jvmSpread = jvmSpread;
        this.random = new Random(seed);
    }

    /**
     * How comparisons went.
     *
     * @param failed how many had a test that fails
     * @param found how many blamed the test that became worse
     * @param wrong how many blamed another one
     * @param inconclusive how many tests could not be judged
     * @param suspects how many tests were measured again
     * @param samples how many samples were taken of both versions
     */
    record Outcome(int failed, int found, int wrong, int inconclusive, int suspects, long samples) {}

    /**
     * Runs the simulation.
     *
     * @param arguments how many comparisons for each figure, and the seed
     */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        System.out.printf(Locale.ROOT, "%d tests; %d comparisons for each figure; seed %d%n%n", TESTS, runs, seed);
        System.out.println("| noise | outliers | step | JVM sd | clean: failed | clean: not judged | clean: suspects |"
                + " samples per side and test | +7 %: found | +10 %: found | +20 %: found | others blamed |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (double jvmSpread : new double[] {0, 0.01, 0.02, 0.03}) {
            for (double noise : new double[] {0.01, 0.03, 0.05, 0.10}) {
                line(runs, noise, 0, 0, jvmSpread, seed);
            }
            line(runs, 0.03, 0.05, 0.05, jvmSpread, seed);
        }
    }

    private static void line(int runs, double noise, double outliers, double step, double jvmSpread, long seed) {
        CompareSimulation simulation = new CompareSimulation(noise, outliers, step, jvmSpread, seed);
        Outcome clean = simulation.run(runs, 1);
        Outcome little = simulation.run(runs, 1.07);
        Outcome tenth = simulation.run(runs, 1.1);
        Outcome fifth = simulation.run(runs, 1.2);
        double tests = (double) runs * TESTS;
        System.out.printf(
                Locale.ROOT,
                "| %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.2f %% | %.2f %% | %.1f %% | %.1f | %.1f %% | %.1f %% | %.1f %% |"
                        + " %.2f %% |%n",
                100 * noise,
                100 * outliers,
                100 * step,
                100 * jvmSpread,
                100.0 * clean.failed() / runs,
                100.0 * clean.inconclusive() / tests,
                100.0 * clean.suspects() / tests,
                clean.samples() / tests / 2,
                100.0 * little.found() / runs,
                100.0 * tenth.found() / runs,
                100.0 * fifth.found() / runs,
                100.0 * (little.wrong() + tenth.wrong() + fifth.wrong()) / runs / 3);
    }

    /** Compares so often, with the energy of the first test multiplied by this factor. */
    Outcome run(int runs, double factor) {
        int failed = 0;
        int found = 0;
        int wrong = 0;
        int inconclusive = 0;
        int suspects = 0;
        long samples = 0;
        for (int i = 0; i < runs; i++) {
            List<PairedTest> tests = new ArrayList<>();
            for (int test = 0; test < TESTS; test++) {
                PairedTest measured = measure(name(test), test == 0 ? factor : 1);
                tests.add(measured);
                suspects += measured.suspect() ? 1 : 0;
                samples += 2L
                        * (measured.screening().size() + measured.confirming().size());
            }
            List<ComparedTest> compared = judge.judge(run(tests)).tests();
            boolean guilty = false;
            boolean other = false;
            for (ComparedTest test : compared) {
                boolean fails = test.verdict() == Verdict.FAIL;
                boolean changed = factor > 1 && test.test().test().equals(name(0));
                guilty |= fails && changed;
                other |= fails && !changed;
                inconclusive += test.verdict() == Verdict.INCONCLUSIVE ? 1 : 0;
            }
            failed += guilty || other ? 1 : 0;
            found += guilty ? 1 : 0;
            wrong += other ? 1 : 0;
        }
        return new Outcome(failed, found, wrong, inconclusive, suspects, samples);
    }

    private PairedTest measure(String name, double factor) {
        List<SamplePair> screening = new ArrayList<>();
        List<SamplePair> most = pairs(0, CompareJudge.MOST_SCREENING_PAIRS, factor, true);
        while (screening.size() < CompareJudge.SCREENING_PAIRS || !judge.screened(screening)) {
            screening.add(most.get(screening.size()));
        }
        boolean suspect = judge.suspicious(screening);
        List<SamplePair> confirming = new ArrayList<>();
        int stepIn = 1 + random.nextInt(USUAL_JVM_PAIRS);
        for (int jvmPair = 1; suspect && (jvmPair == 1 || !judge.settled(confirming, false)); jvmPair++) {
            confirming.addAll(pairs(jvmPair, judge.samplePairs(confirming), factor, jvmPair == stepIn));
        }
        return new PairedTest("m", name, Presence.BOTH, screening, confirming, suspect, null, Set.of());
    }

    private List<SamplePair> pairs(int jvmPair, int n, double factor, boolean steps) {
        double luck = Math.exp(Math.sqrt(2) * jvmSpread * random.nextGaussian());
        int stepAt = steps ? random.nextInt(2 * n) : 2 * n;
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double first = sample(2 * i >= stepAt);
            double second = sample(2 * i + 1 >= stepAt);
            boolean baseFirst = random.nextBoolean();
            double base = baseFirst ? first : second;
            double head = luck * factor * (baseFirst ? second : first);
            pairs.add(new SamplePair(1e6 * base, 1e6 * head).in(jvmPair));
        }
        return pairs;
    }

    private double sample(boolean afterStep) {
        double sample = Math.exp(noise * random.nextGaussian()) * (afterStep ? 1 + step : 1);
        return random.nextDouble() < outliers ? sample * (1.1 + 0.4 * random.nextDouble()) : sample;
    }

    private static CompareRun run(List<PairedTest> tests) {
        return new CompareRun(
                "base", "head", "simulation", Quality.MEASURED, 0, Duration.ZERO, Duration.ZERO, tests, List.of());
    }

    private static String name(int test) {
        return "T#t" + test + "()";
    }
}
