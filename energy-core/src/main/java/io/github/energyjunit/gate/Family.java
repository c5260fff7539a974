package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Quality;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Detectable;
import io.github.energyjunit.statistics.MannWhitney;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.statistics.Shift;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Judges all tests of a build against one baseline, together: the more tests there are, the likelier one of them looks
 * worse by chance.
 *
 * <p>A test is worse if Mann and Whitney's one-sided test finds its samples above the baseline's by more than the noise
 * margin, Benjamini and Hochberg's procedure over the build keeps that, and both the ratio and the joules exceed the least
 * effect.
 */
final class Family {

    /** Beyond this, more samples per build cannot be asked for in earnest. */
    private static final int MOST_SAMPLES = 1000;

    private final RegressionRule rule;
    private final double leastEffect;
    private final MannWhitney test = new MannWhitney();

    /**
     * Judge by this rule.
     *
     * @param leastEffect the least change that counts, in place of the rule's
     */
    Family(RegressionRule rule, double leastEffect) {
        this.rule = rule;
        this.leastEffect = leastEffect;
    }

    Map<TestSummary, Finding> judge(List<Pair> pairs) {
        Map<TestSummary, Finding> findings = new HashMap<>();
        List<Pair> usable = new ArrayList<>();
        for (Pair pair : pairs) {
            if (Math.min(pair.headSize(), pair.baseSize()) < rule.minSamples()) {
                findings.put(pair.test(), tooFew(pair));
            } else if (pair.hasZero()) {
                findings.put(pair.test(), new Finding(Verdict.INCONCLUSIVE, Wording.ZERO, null));
            } else {
                usable.add(pair);
            }
        }
        double[] worse = adjusted(usable, pair -> pair.worse(rule.margin(), test));
        double[] better = adjusted(usable, pair -> pair.better(rule.margin(), test));
        for (int i = 0; i < usable.size(); i++) {
            Pair pair = usable.get(i);
            findings.put(pair.test(), judge(pair, worse[i], better[i], usable.size()));
        }
        return findings;
    }

    private static double[] adjusted(List<Pair> pairs, ToDoubleFunction<Pair> p) {
        return Multiplicity.benjaminiHochberg(pairs.stream().mapToDouble(p).toArray());
    }

    private Finding judge(Pair pair, double worse, double better, int tests) {
        double effect = effect(pair);
        Shift shift = pair.logRatio(rule.confidence(), test);
        double ratio = Math.exp(shift.estimate());
        double more = pair.moreJoules();
        double detectable = new Detectable(rule.margin(), effect)
                .change(pair.baseSize(), pair.baseSpread(), pair.headSize(), pair.headSpread());
        Verdict verdict = verdict(ratio, more, worse, better, effect, detectable);
        int needed = verdict == Verdict.INCONCLUSIVE ? needed(pair, ratio, effect, tests) : 0;
        Comparison comparison = new Comparison(
                pair.baseMedian(),
                pair.baseSize(),
                ratio,
                Math.exp(shift.low()),
                Math.exp(shift.high()),
                rule.confidence(),
                worse,
                detectable,
                needed);
        return new Finding(verdict, new Wording(rule, effect).of(verdict, pair, comparison, more), comparison);
    }

    private Verdict verdict(double ratio, double more, double worse, double better, double effect, double detectable) {
        boolean looksWorse = ratio > 1 + effect && more > rule.joules();
        boolean looksBetter = ratio < 1 / (1 + effect) && -more > rule.joules();
        if (looksWorse) {
            return worse <= rule.falseDiscoveryRate() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        }
        if (looksBetter && better <= rule.falseDiscoveryRate()) {
            return Verdict.IMPROVED;
        }
        return detectable > rule.maxDetectable() ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    private double effect(Pair pair) {
        boolean estimated = pair.test().source().quality() == Quality.ESTIMATED;
        return estimated ? Math.max(leastEffect, rule.effectEstimated()) : leastEffect;
    }

    /** Give how many samples on each side would show the change that is seen, or the least that must be seen. */
    private int needed(Pair pair, double ratio, double effect, int tests) {
        Detectable detectable = new Detectable(rule.margin(), effect);
        double change = ratio > 1 + effect ? Math.min(ratio - 1, rule.maxDetectable()) : rule.maxDetectable();
        int needed = detectable.samples(change, pair.baseSpread(), pair.headSpread(), rule.minSamples());
        while (needed < MOST_SAMPLES && test.smallest(needed, needed) > rule.falseDiscoveryRate() / tests) {
            needed++;
        }
        return needed;
    }

    private Finding tooFew(Pair pair) {
        boolean inBaseline = pair.baseSize() < rule.minSamples();
        return new Finding(Verdict.INCONCLUSIVE, Wording.tooFew(pair, rule.minSamples(), inBaseline), null);
    }
}
