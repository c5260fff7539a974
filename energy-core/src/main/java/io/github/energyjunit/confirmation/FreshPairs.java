package io.github.energyjunit.confirmation;

import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Moderation;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.statistics.TrimmedMean;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Judges suspects by fresh pairs of JVMs: the observation is one pair of JVMs, as samples of one JVM share its luck.
 *
 * <p>Start a fresh JVM of each version, take {@link #samplePairs} interleaved sample pairs of every suspect that is not
 * {@link #settled} yet, and repeat with the next pair of JVMs until all are settled or the time is up. Then {@link #judge}
 * all of them once. Futility and precision decide when to stop, never the p-value.
 *
 * <p>The test is a one-sided t test of the observations against ln(1 + margin) with a moderated variance: what is expected
 * (twice the variance between JVMs, and what the samples' own noise leaves in an observation) weighs as so many degrees of
 * freedom, and is scaled by what all suspects of this confirmation show. Holm's procedure is over all suspects, given up
 * ones included.
 */
public final class FreshPairs {

    /** Sample pairs that each pair of JVMs takes of a suspect at least. */
    public static final int SAMPLE_PAIRS = 4;

    /** Sample pairs that each pair of JVMs takes of a noisy suspect at most. */
    public static final int MOST_SAMPLE_PAIRS = 8;

    private static final double CONFIDENCE = 0.95;

    /** Half the width of the interval at which more pairs add nothing that matters. */
    private static final double PRECISE = 0.02;

    /** By how many halves of its interval a suspect has to be above the least effect for more pairs to add nothing. */
    private static final double CLEAR = 3;

    /** Three JVMs in a row can all be unlucky, where one in eight is off by a quarter: fewer pairs show what is larger only. */
    private static final int CLEAR_PAIRS = 4;

    /** What no luck of JVMs makes, and by how many halves of its interval a suspect has to be above it. */
    private static final double LARGE = 1.5;

    private static final double LARGE_CLEAR = 2;

    /** How far above its estimate a suspect has to be unlikely to reach the least effect before it is given up. */
    private static final double FUTILE = 1;

    private static final double NORMAL = 1.4826;

    /** The variance of the median of Walsh averages, as a multiple of that of the mean. */
    private static final double LOCATION = 1.08;

    private final ConfirmRule rule;
    private final Moderation usual;
    private final Moderation prior;

    /** Judges by this rule. */
    public FreshPairs(ConfirmRule rule) {
        this(rule, new Moderation(1, rule.freedom()));
    }

    private FreshPairs(ConfirmRule rule, Moderation prior) {
        this.rule = rule;
        this.usual = new Moderation(1, rule.freedom());
        this.prior = prior;
    }

    /**
     * Returns the same rule with what these suspects show by now of how much JVMs differ here, as {@link #judge} will: what
     * is settled under less is not settled when it is judged.
     */
    public FreshPairs seeing(Collection<List<JvmPair>> suspects) {
        return new FreshPairs(rule, prior(suspects));
    }

    /**
     * Returns how many sample pairs of a suspect the next pair of JVMs should take: more of a noisy one, whose samples and
     * not whose JVMs decide how much an observation is worth.
     *
     * @param soFar its pairs of JVMs up to now; may be empty
     */
    public int samplePairs(List<JvmPair> soFar) {
        if (soFar.isEmpty()) {
            return SAMPLE_PAIRS;
        }
        double between = 2 * rule.jvmSpread() * rule.jvmSpread();
        double wanted = LOCATION * sampleVariance(soFar) / between;
        return (int) Math.max(SAMPLE_PAIRS, Math.min(MOST_SAMPLE_PAIRS, Math.ceil(wanted)));
    }

    /**
     * Tells whether a suspect needs no further pairs of JVMs: its interval is narrow, excludes the least effect or is far
     * above it, or it has the most pairs that are taken.
     *
     * @param soFar its pairs of JVMs up to now
     * @param mayGiveUp whether it may also be given up because it is unlikely to be confirmed, which leaves it neither
     *     confirmed nor refuted; a suspect that a stored baseline already condemns may not
     */
    public boolean settled(List<JvmPair> soFar, boolean mayGiveUp) {
        int n = soFar.size();
        if (n >= rule.most()) {
            return true;
        }
        if (n < 2) {
            return false;
        }
        Estimate estimate = estimate(soFar, prior);
        double least = Math.log1p(rule.effect());
        if (mayGiveUp && estimate.mean() + FUTILE * estimate.error() < least) {
            return true;
        }
        double half = estimate.half();
        return n >= rule.fewest()
                && (half <= PRECISE
                        || estimate.mean() + half < least
                        || (n >= CLEAR_PAIRS && estimate.mean() - CLEAR * half > least)
                        || estimate.mean() - LARGE_CLEAR * half > Math.log(LARGE));
    }

    /**
     * Judges all suspects together.
     *
     * @param suspects the pairs of JVMs of each; an empty list where none could be had
     * @return in the order of the suspects
     */
    public <T> Map<T, Confirmed> judge(Map<T, List<JvmPair>> suspects) {
        Moderation seen = prior(suspects.values());
        List<Estimate> estimates = suspects.values().stream()
                .map(pairs -> pairs.isEmpty() ? Estimate.NONE : estimate(pairs, seen))
                .toList();
        double[] p = Multiplicity.holm(estimates.stream()
                .mapToDouble(each -> each.pairs() < rule.fewest() ? 1 : each.above(Math.log1p(rule.margin())))
                .toArray());
        Map<T, Confirmed> judged = new LinkedHashMap<>();
        int i = 0;
        for (T suspect : suspects.keySet()) {
            judged.put(suspect, judge(estimates.get(i), p[i]));
            i++;
        }
        return judged;
    }

    private Confirmed judge(Estimate estimate, double p) {
        double least = Math.log1p(rule.effect());
        Outcome outcome = Outcome.UNCONFIRMED;
        if (estimate.pairs() >= rule.fewest() && estimate.mean() > least && p <= rule.alpha()) {
            outcome = Outcome.CONFIRMED;
        } else if (estimate.pairs() >= rule.fewest() && estimate.mean() + estimate.half() < least) {
            outcome = Outcome.REFUTED;
        }
        return new Confirmed(
                outcome,
                Math.exp(estimate.mean()),
                Math.exp(estimate.mean() - estimate.half()),
                Math.exp(estimate.mean() + estimate.half()),
                p,
                estimate.pairs());
    }

    /** Learns from all suspects by how much JVMs differ here; what is expected of each weighs in as some tests. */
    private Moderation prior(Collection<List<JvmPair>> suspects) {
        List<List<JvmPair>> several =
                suspects.stream().filter(pairs -> pairs.size() >= 2).toList();
        return Moderation.of(
                several.stream()
                        .mapToDouble(pairs -> mean(pairs).variance() / expected(pairs))
                        .toArray(),
                several.stream().mapToDouble(pairs -> mean(pairs).freedom()).toArray(),
                usual);
    }

    private Estimate estimate(List<JvmPair> pairs, Moderation known) {
        TrimmedMean mean = mean(pairs);
        double variance = known.variance(expected(pairs), mean.variance(), mean.freedom());
        int n = pairs.size();
        return new Estimate(n, mean.mean(), Math.sqrt(variance / n), known.freedom() + mean.freedom());
    }

    private double expected(List<JvmPair> pairs) {
        double within = pairs.stream().mapToDouble(pair -> 1.0 / pair.size()).sum() / pairs.size();
        return 2 * rule.jvmSpread() * rule.jvmSpread() + LOCATION * sampleVariance(pairs) * within;
    }

    /** Returns the robust variance of sample pairs within their pair of JVMs. */
    private static double sampleVariance(List<JvmPair> pairs) {
        double[] distances = pairs.stream()
                .flatMapToDouble(pair -> {
                    double datum = pair.datum();
                    return DoubleStream.of(pair.logRatios()).map(ratio -> Math.abs(ratio - datum));
                })
                .toArray();
        int free = distances.length - pairs.size();
        if (free <= 0) {
            return 0;
        }
        double deviation = NORMAL * Medians.of(distances);
        return deviation * deviation * distances.length / free;
    }

    private TrimmedMean mean(List<JvmPair> pairs) {
        return TrimmedMean.of(pairs.stream().mapToDouble(JvmPair::datum).toArray(), rule.trim());
    }

    /**
     * Where the head stands.
     *
     * @param mean of the observations
     * @param error the standard error of the mean
     * @param freedom the degrees of freedom of the error
     */
    private record Estimate(int pairs, double mean, double error, double freedom) {
        static final Estimate NONE = new Estimate(0, 0, Double.POSITIVE_INFINITY, 1);

        double above(double limit) {
            return new TDistribution(freedom).cumulativeProbability((limit - mean) / error);
        }

        double half() {
            return pairs == 0
                    ? Double.POSITIVE_INFINITY
                    : error * new TDistribution(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        }
    }
}
