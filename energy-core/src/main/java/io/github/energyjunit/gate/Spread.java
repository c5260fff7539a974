package io.github.energyjunit.gate;

import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Moderation;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * By how much JVMs of the same code differ, learnt from the project's own runs over all its tests.
 *
 * @param jvm the standard deviation of the logarithm of a test's energy from JVM to JVM
 * @param prior how far single tests are from that
 */
record Spread(double jvm, Moderation prior, Map<Instant, Double> shifts) {

    /** How many degrees of freedom the stated default is worth. */
    private static final double FREEDOM = 4;

    /** With fewer tests their common shift is not known well. */
    static final int MANY = 8;

    /** With fewer degrees of freedom over all tests the stated default holds. */
    private static final int ENOUGH = 30;

    private static final double[] CANDIDATES = {0.003, 0.005, 0.01, 0.015, 0.02, 0.03, 0.045, 0.07, 0.10};

    static Spread of(List<Pair> pairs, double usual) {
        Map<Instant, Double> shifts = shifts(pairs);
        Spread best = fit(pairs, usual, shifts);
        if (pairs.stream().mapToInt(Pair::freedom).sum() >= ENOUGH) {
            for (double candidate : CANDIDATES) {
                Spread other = fit(pairs, candidate, shifts);
                // The candidate that explains the tests best leaves them the most alike.
                best = other.prior.freedom() > best.prior.freedom() ? other : best;
            }
        }
        return best;
    }

    private static Spread fit(List<Pair> pairs, double jvm, Map<Instant, Double> shifts) {
        List<Pair> several = pairs.stream().filter(pair -> pair.freedom() > 0).toList();
        Spread spread = new Spread(jvm, new Moderation(1, FREEDOM), shifts);
        Moderation prior = Moderation.of(
                several.stream()
                        .mapToDouble(pair -> spread.observed(pair) / spread.expected(pair))
                        .toArray(),
                several.stream().mapToDouble(Pair::freedom).toArray(),
                spread.prior);
        return new Spread(jvm, prior, shifts);
    }

    /** Returns the variance of what one JVM says of a test. */
    double variance(Pair pair) {
        return prior.variance(expected(pair), pair.freedom() == 0 ? 0 : observed(pair), pair.freedom());
    }

    /** Returns the degrees of freedom of {@link #variance}. */
    double freedom(Pair pair) {
        return prior.freedom() + pair.freedom();
    }

    private double expected(Pair pair) {
        return jvm * jvm + pair.within();
    }

    private double observed(Pair pair) {
        double[] ofRuns = pair.baseRuns().stream()
                .mapToDouble(run -> shifts.getOrDefault(run, 0.0))
                .toArray();
        return pair.squares(Arrays.copyOf(ofRuns, pair.base().size())) / pair.freedom();
    }

    /** Finds what each run of the baseline was off by, for all tests alike: that is the machine's and no JVM's luck. */
    private static Map<Instant, Double> shifts(List<Pair> pairs) {
        Map<Instant, List<Double>> off = new TreeMap<>();
        for (Pair pair : pairs) {
            double[] logs = pair.baseLogs();
            if (logs.length == pair.baseRuns().size() && logs.length > 1) {
                double mean = Arrays.stream(logs).average().orElse(0);
                IntStream.range(0, logs.length)
                        .forEach(i -> off.computeIfAbsent(pair.baseRuns().get(i), run -> new java.util.ArrayList<>())
                                .add(logs[i] - mean));
            }
        }
        Map<Instant, Double> shifts = new HashMap<>();
        off.forEach((run, values) -> {
            if (values.size() >= MANY) {
                shifts.put(
                        run,
                        Medians.of(
                                values.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        });
        return shifts;
    }
}
