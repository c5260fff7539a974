package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.statistics.CommonNoise;
import io.github.energyjunit.statistics.JvmSpread;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.statistics.SampleNoise;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Judges totals of classes, and of all test JVMs, by the baseline alone. Nobody measures a whole build side by side, and a
 * build starts its JVMs once: what luck made of this one observation cannot be told from what the code does. So a total fails
 * only for more than luck makes, {@link #LUCK}; what is more than chance and less than that warns, as nothing confirms it.
 */
final class JointTotals {

    /** The fewest builds of the baseline that tell by how much builds differ. */
    static final int FEWEST = 3;

    /** The chance that anything fails that has not changed: one half of it is the classes', the other the JVMs'. */
    private static final double LEVEL = 0.01;

    /** The chance that anything warns that has not changed. A test at this level would fail the build; a total warns. */
    private static final double WARNING_LEVEL = 0.05;

    /** Single JVMs of the same code have been seen 26 % above all others, and bursts of other programs come on top. */
    static final double LUCK = 0.5;

    /** A line of the ledger is off by as much beside other programs (docs/accuracy.md): no change of the code. */
    private static final double MARGIN = 0.05;

    private static final double EFFECT = 0.10;

    /** A total has many samples' worth of ticks and boundaries. */
    private static final double SAMPLES = 10;

    /** What builds of the same code are expected to differ by: much of what they do is cold. */
    private static final double SPREAD = 0.05;

    /**
     * What builds of the same code are expected to differ by whatever their size, in µJ: what compilers and the first touch of
     * memory come to, about 14 ms of CPU time at the estimate's power. Totals of the baseline say more of it.
     */
    private static final double NOISE = 50_000;

    /** By how much one session of a machine differs from another, which builds in quick succession do not show. */
    private static final double SESSIONS = 0.015;

    /** An increase of as much is to be detectable. */
    private static final double DETECTABLE = 0.5;

    private static final double HALVES = 2;

    private final RegressionRule rule;
    private final double effect;
    private final double shared;
    private final double noise;
    private final JvmSpread spread;

    /**
     * Judges by this rule.
     *
     * @param effect the least change of a test that counts
     * @param shared the logarithm of what the machine, or something that all tests share, has changed
     * @param pairs all that builds of the baseline tell of their differences
     */
    JointTotals(RegressionRule rule, double effect, double shared, List<TotalPair> pairs) {
        this.rule = rule;
        this.effect = Math.max(effect, EFFECT);
        this.shared = Math.max(0, shared);
        double[] variances = pairs.stream().mapToDouble(TotalPair::variance).toArray();
        double[] levels = pairs.stream().mapToDouble(JointTotals::level).toArray();
        double[] freedom = pairs.stream().mapToDouble(TotalPair::freedom).toArray();
        double usual = Math.max(SPREAD, rule.jvmSpread());
        noise = CommonNoise.of(variances, levels, freedom, usual, NOISE);
        SampleNoise[] noises = DoubleStream.of(levels).mapToObj(this::noise).toArray(SampleNoise[]::new);
        spread = JvmSpread.of(variances, noises, freedom, usual);
    }

    /** Returns how large a total is, for statistics in µJ. */
    private static double level(TotalPair pair) {
        return pair.baseLevel().microjoules();
    }

    /** Returns what the noise adds to the variance of the logarithm of a total of this size. */
    private SampleNoise noise(double level) {
        return SampleNoise.known(noise / level * (noise / level));
    }

    /** Judges pairs that share one half of the level, and returns a finding for each. */
    List<Finding> judge(List<TotalPair> pairs) {
        List<Standing> standings = pairs.stream().map(this::standing).toList();
        double[] beyond = halved(Multiplicity::holm, standings, each -> each.more(LUCK + each.noise));
        double[] worse = halved(Multiplicity::benjaminiHochberg, standings, each -> each.more(margin(each)));
        double[] better = halved(Multiplicity::benjaminiHochberg, standings, each -> each.less(margin(each)));
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < standings.size(); i++) {
            findings.add(judge(pairs.get(i), standings.get(i), beyond[i] <= LEVEL, worse[i], better[i]));
        }
        return findings;
    }

    /** Returns what a total needs more than the baseline, without what others have verdicts of. */
    Joules excess(TotalPair pair) {
        return pair.more(pair.logRatio() - shared);
    }

    private static double[] halved(UnaryOperator<double[]> adjust, List<Standing> all, ToDoubleFunction<Standing> p) {
        double[] adjusted = adjust.apply(all.stream().mapToDouble(p).toArray());
        return DoubleStream.of(adjusted).map(each -> Math.min(1, HALVES * each)).toArray();
    }

    /** Returns what part of a total is no change. */
    private double margin(Standing standing) {
        return Math.max(standing.noise, Math.max(MARGIN, rule.margin()));
    }

    /**
     * How far a total is from the baseline's.
     *
     * @param noise what part of the total the noise is
     */
    private record Standing(double shift, double error, double freedom, double noise) {
        /** Returns the chance of that where it needs no more than this part more. */
        double more(double part) {
            return beyond(shift - Math.log1p(part));
        }

        /** Returns the chance of that where it needs no more than this part less. */
        double less(double part) {
            return beyond(-shift - Math.log1p(part));
        }

        private double beyond(double distance) {
            return new TDistribution(freedom).cumulativeProbability(-distance / error);
        }

        double half(double confidence) {
            return error * new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2);
        }
    }

    private Standing standing(TotalPair pair) {
        SampleNoise own = noise(level(pair));
        double variance = spread.variance(own, pair.variance(), pair.freedom()) + SESSIONS * SESSIONS;
        double error = Math.sqrt(variance * (1 + 1.0 / pair.base().size()) + pair.idle() * pair.idle());
        return new Standing(pair.logRatio() - shared, error, spread.freedom(own) + pair.freedom(), noise / level(pair));
    }

    private Finding judge(TotalPair pair, Standing standing, boolean beyondLuck, double worse, double better) {
        double ratio = Math.exp(standing.shift);
        Joules more = pair.more(standing.shift);
        Joules least = rule.least().times(SAMPLES);
        boolean looksWorse = ratio > 1 + effect && more.isAbove(least);
        boolean looksBetter = ratio < 1 / (1 + effect) && more.times(-1).isAbove(least);
        double highest = standing.shift + standing.half(JointJudgement.CLEARING);
        boolean excluded = highest < Math.log1p(effect) || pair.more(highest).isAtMost(least);
        double detectable = (1 + margin(standing)) * Math.exp(JointJudgement.DETECTABLE * standing.error) - 1;
        Verdict verdict = Verdict.PASS;
        if (looksWorse && pair.unlike() == null && beyondLuck) {
            verdict = Verdict.FAIL;
        } else if (looksWorse && worse <= WARNING_LEVEL) {
            verdict = Verdict.WARN;
        } else if (looksBetter && pair.unlike() == null && better <= WARNING_LEVEL) {
            verdict = Verdict.IMPROVED;
        } else if (looksWorse || (detectable > DETECTABLE && !excluded)) {
            verdict = Verdict.INCONCLUSIVE;
        }
        double half = standing.half(rule.confidence());
        Comparison comparison = new Comparison(
                pair.baseLevel(),
                pair.base().size(),
                pair.base().size(),
                ratio,
                Math.exp(standing.shift - half),
                Math.exp(standing.shift + half),
                rule.confidence(),
                ratio < 1 ? better : worse,
                detectable,
                0);
        TotalWording wording = new TotalWording(pair, comparison, effect, least);
        Evidence evidence = verdict == Verdict.WARN ? Evidence.UNCONFIRMED : Evidence.STORED;
        return new Finding(verdict, wording.of(verdict), comparison, evidence);
    }
}
