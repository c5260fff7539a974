package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Judges all tests of a build against one baseline, together: they share the machine, and the more of them there are, the
 * likelier one of them looks worse by chance.
 *
 * <p>The observation is the median of a JVM. A test is worse if a moderated one-sided t test over JVMs finds this build's
 * above the baseline's by more than the noise margin, Benjamini and Hochberg's procedure over the build keeps that, and
 * both the ratio and the joules exceed the least effect. What only looks worse becomes a suspect, which fresh JVMs settle;
 * so does what is too noisy to be cleared: only an interval that excludes the least effect clears.
 */
final class JointJudgement {

    /** What a change is worth a second look from, and by how many standard errors. */
    private static final double SUSPECT = 0.03;

    private static final double SUSPECT_ERRORS = 1.3;

    /** Up to here a difference that is not sure is said aloud. */
    private static final double LOUD = 0.10;

    /** From here on a difference is said aloud in any case. */
    static final double LARGE = 1.5;

    /** z(0.99) + z(0.80): found in 80 % of cases at a level of 1 %. */
    static final double DETECTABLE = 3.168;

    private static final double Z_80 = 0.8416;

    private static final int MOST_SAMPLES = 1000;

    /** The two-sided confidence of the interval whose upper end clears a test: one-sided it is 95 %. */
    static final double CLEARING = 0.90;

    private final RegressionRule rule;
    private final double leastEffect;
    private final Map<Instant, Double> canaries;
    private final Map<Instant, Double> unsteady;

    /**
     * Judges by this rule.
     *
     * @param leastEffect the least change that counts, in place of the rule's
     * @param canaries what the canary cost in each JVM that ran it
     * @param unsteady by how much the machine changed while a JVM of this build measured
     */
    JointJudgement(
            RegressionRule rule, double leastEffect, Map<Instant, Double> canaries, Map<Instant, Double> unsteady) {
        this.rule = rule;
        this.leastEffect = leastEffect;
        this.canaries = canaries;
        this.unsteady = unsteady;
    }

    /**
     * What the build comes to.
     *
     * @param session what all tests share
     */
    record Judged(Map<TestSummary, Finding> findings, Session session, int compared) {}

    Judged judge(List<Pair> pairs) {
        Map<TestSummary, Finding> findings = new HashMap<>();
        List<Pair> usable = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.base().isEmpty() || pair.head().isEmpty()) {
                findings.put(pair.test(), new Finding(Verdict.INCONCLUSIVE, Wording.ZERO, null));
            } else if (isEnough(pair)) {
                usable.add(pair);
            } else {
                findings.put(pair.test(), tooFew(pair));
            }
        }
        Session session = Session.of(usable, canaries);
        Spread spread = Spread.of(usable, rule.jvmSpread());
        // An improvement of all is no excuse for the one that took no part in it, and what no machine does is no
        // session.
        boolean machine = session.rest() > 0 && !session.isSure(session.rest() - Math.log1p(rule.margin()));
        double shared = session.shift() + (machine ? session.rest() : 0);
        List<Standing> standings = usable.stream()
                .map(pair -> Standing.of(pair, shared, session, spread, unsteady(pair)))
                .toList();
        double[] worse = adjusted(standings, each -> each.above(Math.log1p(rule.margin())));
        double[] better = adjusted(standings, each -> each.below(-Math.log1p(rule.margin())));
        for (int i = 0; i < usable.size(); i++) {
            Pair pair = usable.get(i);
            findings.put(pair.test(), judge(pair, standings.get(i), worse[i], better[i]));
        }
        return new Judged(findings, session, usable.size());
    }

    /** Returns the variance that an unsteady machine adds: it widens what is said, and switches nothing off. */
    private double unsteady(Pair pair) {
        double jvms = pair.headRuns().size();
        return pair.headRuns().stream()
                        .mapToDouble(run -> unsteady.getOrDefault(run, 0.0))
                        .map(off -> off * off)
                        .sum()
                / (jvms * jvms);
    }

    private boolean isEnough(Pair pair) {
        boolean severalJvms = pair.base().size() >= 3 && pair.baseSize() >= rule.minSamples();
        return severalJvms || Math.min(pair.headSize(), pair.baseSize()) >= rule.minSamples();
    }

    private static double[] adjusted(List<Standing> standings, ToDoubleFunction<Standing> p) {
        return Multiplicity.benjaminiHochberg(standings.stream().mapToDouble(p).toArray());
    }

    /**
     * Where a test stands.
     *
     * @param shift the logarithm of its ratio, without what all tests share
     */
    private record Standing(double shift, double error, double freedom) {
        static Standing of(Pair pair, double shared, Session session, Spread spread, double unsteady) {
            double variance = (spread.variance(pair) + session.variance()) * pair.shareOfJvm()
                    + pair.idle() * pair.idle()
                    + unsteady;
            return new Standing(pair.logRatio() - shared, Math.sqrt(variance), spread.freedom(pair));
        }

        double above(double limit) {
            return new TDistribution(freedom).cumulativeProbability((limit - shift) / error);
        }

        double below(double limit) {
            return new TDistribution(freedom).cumulativeProbability((shift - limit) / error);
        }

        double half(double confidence) {
            return error * new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2);
        }
    }

    private Finding judge(Pair pair, Standing standing, double worse, double better) {
        double effect = effect(pair);
        double ratio = Math.exp(standing.shift());
        Joules more = pair.more(standing.shift());
        double half = standing.half(rule.confidence());
        double detectable = detectable(standing.error(), effect);
        boolean looksWorse = ratio > 1 + effect && more.isAbove(rule.least());
        boolean looksBetter = ratio < 1 / (1 + effect) && more.times(-1).isAbove(rule.least());
        double highest = standing.shift() + standing.half(CLEARING);
        boolean excluded = highest < Math.log1p(effect) || pair.more(highest).isAtMost(rule.least());
        Verdict verdict = Verdict.PASS;
        if (looksWorse && pair.unlike() == null && worse <= rule.falseDiscoveryRate()) {
            verdict = Verdict.FAIL;
        } else if (looksWorse && (worse <= LOUD || ratio >= LARGE)) {
            verdict = Verdict.WARN;
        } else if (looksBetter && pair.unlike() == null && better <= rule.falseDiscoveryRate()) {
            verdict = Verdict.IMPROVED;
        } else if (looksWorse || (detectable > rule.maxDetectable() && !excluded)) {
            verdict = Verdict.INCONCLUSIVE;
        }
        boolean raised = standing.shift() > Math.min(Math.log1p(SUSPECT), Math.log1p(effect));
        Evidence evidence = Evidence.STORED;
        if (looksWorse
                || (raised
                        && standing.shift() > SUSPECT_ERRORS * standing.error()
                        && more.times(2).isAbove(rule.least()))) {
            evidence = Evidence.SUSPECT;
        } else if (!excluded && (raised || verdict == Verdict.INCONCLUSIVE)) {
            evidence = Evidence.UNCLEAR;
        }
        Comparison comparison = new Comparison(
                pair.baseMedian(),
                pair.baseSize(),
                pair.base().size(),
                ratio,
                Math.exp(standing.shift() - half),
                Math.exp(standing.shift() + half),
                rule.confidence(),
                ratio < 1 ? better : worse,
                detectable,
                verdict == Verdict.INCONCLUSIVE ? needed(pair, standing, effect) : 0);
        Wording wording = new Wording(rule, effect);
        return new Finding(
                verdict,
                wording.of(verdict, pair, comparison, more),
                wording.seen(pair, comparison),
                comparison,
                evidence);
    }

    private double detectable(double error, double effect) {
        return Math.max(
                (1 + rule.margin()) * Math.exp(DETECTABLE * error) - 1, (1 + effect) * Math.exp(Z_80 * error) - 1);
    }

    private double effect(Pair pair) {
        boolean estimated = pair.test().source().quality() == Quality.ESTIMATED;
        return estimated ? Math.max(leastEffect, rule.effectEstimated()) : leastEffect;
    }

    /** Returns how many samples of each JVM would make the wanted change detectable; 0 if no number would. */
    private int needed(Pair pair, Standing standing, double effect) {
        double own = pair.noise().variance() * pair.shareOfJvm();
        double rest = Math.max(0, standing.error() * standing.error() - own);
        double each = own * pair.headSize() / Math.max(1, pair.head().size());
        for (int n = rule.minSamples(); n <= MOST_SAMPLES; n++) {
            if (detectable(Math.sqrt(rest + each / n), effect) <= rule.maxDetectable()) {
                return n;
            }
        }
        return 0;
    }

    private Finding tooFew(Pair pair) {
        boolean inBaseline = pair.baseSize() < rule.minSamples();
        String reason = Wording.tooFew(pair, rule.minSamples(), inBaseline);
        double shift = pair.logRatio();
        Joules more = pair.more(shift);
        String seen = Wording.large(pair, shift);
        if (Math.exp(shift) >= LARGE && more.isAbove(rule.least())) {
            return new Finding(Verdict.WARN, seen + "; " + reason, seen, null, Evidence.SUSPECT);
        }
        // Without an interval, only what looks worse by more than any comparison should miss is worth the time.
        boolean unclear =
                Math.expm1(shift) > Math.max(effect(pair), rule.maxDetectable()) && more.isAbove(rule.least());
        return new Finding(
                Verdict.INCONCLUSIVE,
                unclear ? seen + "; " + reason : reason,
                unclear ? seen : reason,
                null,
                unclear ? Evidence.UNCLEAR : Evidence.STORED);
    }
}
