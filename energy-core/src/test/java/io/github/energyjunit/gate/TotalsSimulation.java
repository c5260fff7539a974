package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Builds of a module whose classes differ from build to build: each by a spread of its own, all by what the machine does, and
 * now and then by a burst of something else. The ledger is the sum of the classes and of what surrounds them.
 */
final class TotalsSimulation {

    private static final double BURSTS = 0.03;
    private static final double SMALL = 0.1;

    private final Random random;
    private final int classes;
    private final int builds;
    private final double spread;
    private final double session;
    private final int parts;
    private final double noise;

    /**
     * Simulates.
     *
     * @param builds of the baseline
     * @param spread the median of the classes' standard deviations from build to build
     * @param session the standard deviation of what all share
     * @param parts how many parts of a class have bursts of their own
     * @param noise by how many joules classes differ from build to build whatever their size; above 0, every second class is
     *     small
     */
    TotalsSimulation(long seed, int classes, int builds, double spread, double session, int parts, double noise) {
        random = new Random(seed);
        this.classes = classes;
        this.builds = builds;
        this.spread = spread;
        this.session = session;
        this.parts = parts;
        this.noise = 1e6 * noise;
    }

    /** What a build came to. */
    record Outcome(Finding ledger, List<Finding> ofClasses) {
        boolean isRed() {
            return has(Verdict.FAIL);
        }

        boolean has(Verdict verdict) {
            return ledger.verdict() == verdict || ofClasses.stream().anyMatch(finding -> finding.verdict() == verdict);
        }
    }

    /**
     * Makes a baseline and a build.
     *
     * @param all what everything is multiplied by in the build
     * @param changed which class is multiplied on its own
     * @param times by how much
     */
    Outcome build(double all, int changed, double times) {
        double[] level = new double[classes + 1];
        double[] own = new double[classes + 1];
        for (int i = 0; i <= classes; i++) {
            level[i] = 5e6 * Math.exp(0.8 * random.nextGaussian()) * (i == classes ? classes / 3.0 : 1);
            level[i] *= noise > 0 && i < classes && i % 2 == 1 ? SMALL : 1;
            own[i] = spread * Math.exp(0.5 * random.nextGaussian());
        }
        double[][] stored = new double[builds][];
        for (int i = 0; i < builds; i++) {
            stored[i] = once(level, own, 1, 0, 1);
        }
        double[] now = once(level, own, all, changed, times);
        List<TotalPair> pairs = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            pairs.add(pair("C" + i, stored, now, i));
        }
        TotalPair ledger = pair("ledger", stored, now, classes + 1);
        List<TotalPair> both = new ArrayList<>(pairs);
        both.add(ledger);
        JointTotals joint = new JointTotals(RegressionRule.DEFAULT, RegressionRule.DEFAULT.effect(), 0, both);
        return new Outcome(joint.judge(List.of(ledger)).get(0), joint.judge(pairs));
    }

    private double[] once(double[] level, double[] own, double all, int changed, double times) {
        double shared = session * random.nextGaussian();
        double[] totals = new double[classes + 2];
        for (int i = 0; i <= classes; i++) {
            double burst = 0;
            for (int j = 0; j < parts; j++) {
                burst += (random.nextDouble() < BURSTS ? 0.1 + 0.4 * random.nextDouble() : 0) / parts;
            }
            totals[i] = level[i] * Math.exp(shared + own[i] * random.nextGaussian()) * (1 + burst) * all;
            totals[i] *= i == changed ? times : 1;
            // What compilers and the first touch of memory come to is never below 0, and now and then much.
            totals[i] += noise > 0 ? -noise * Math.log(1 - random.nextDouble()) : 0;
            totals[classes + 1] += totals[i];
        }
        return totals;
    }

    private static TotalPair pair(String name, double[][] stored, double[] now, int column) {
        List<Joules> base = Stream.of(stored)
                .map(build -> Joules.ofMicrojoules(build[column]))
                .toList();
        return new TotalPair(name, base, Joules.ofMicrojoules(now[column]), Joules.ZERO, List.of(), 0, null);
    }
}
