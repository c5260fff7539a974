package io.github.energyjunit.gate;

import io.github.energyjunit.statistics.Medians;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What the machine did between the baseline and this build, all logarithms of ratios: temperature, turbo, a neighbour.
 *
 * <p>The canary says how much, with an error of its own; what all tests share says it better where there are many, but
 * only within what the canary and experience allow. The rest is no machine's doing.
 *
 * @param shift what is taken off every test
 * @param variance of that, for a share of 1 as in {@link Pair#shareOfJvm}
 * @param rest what all tests share beyond it; 0 with few tests
 * @param error how far a machine alone may bring all tests off the canary, as a standard deviation
 * @param canary what the canary says, or empty without one on both sides
 */
record Session(double shift, double variance, double rest, double error, OptionalDouble canary) {

    /** By how much one session of a machine differs from another, as a standard deviation. */
    private static final double SESSIONS = 0.015;

    /** By how much the canary's own JVMs differ; it is Java code as well. */
    private static final double CANARIES = 0.01;

    /** How well the median of many tests is known. */
    private static final double COMMON = 0.003;

    private static final double SURE = 2;

    /** How many degrees of freedom the usual difference of sessions is worth. */
    private static final double FREEDOM = 8;

    private static final double LEVEL = 0.001;

    static Session of(List<Pair> pairs, Map<Instant, Double> canaries) {
        OptionalDouble canary = canary(pairs, canaries);
        double share = pairs.stream().mapToDouble(Pair::shareOfJvm).average().orElse(2);
        double usual = SESSIONS * SESSIONS * share;
        double error = CANARIES * CANARIES * share;
        double mean = canary.isPresent() ? canary.getAsDouble() * usual / (usual + error) : 0;
        double variance = canary.isPresent() ? usual * error / (usual + error) : usual;
        if (pairs.size() < Spread.MANY) {
            return new Session(mean, variance / share, 0, Math.sqrt(variance), canary);
        }
        double common = Medians.of(pairs.stream().mapToDouble(Pair::logRatio).toArray());
        double reach = SURE * Math.sqrt(variance);
        double shift = Math.max(mean - reach, Math.min(mean + reach, common));
        return new Session(shift, COMMON * COMMON, common - shift, Math.sqrt(variance), canary);
    }

    /** Tells whether no machine would bring all tests so far off by itself. */
    boolean isSure(double beyond) {
        return new TDistribution(FREEDOM).cumulativeProbability(-(beyond + SURE * error) / error) <= LEVEL;
    }

    private static OptionalDouble canary(List<Pair> pairs, Map<Instant, Double> canaries) {
        double[] shifts = pairs.stream()
                .filter(pair -> Stream.concat(pair.baseRuns().stream(), pair.headRuns().stream())
                        .allMatch(canaries::containsKey))
                .mapToDouble(pair -> mean(pair.headRuns(), canaries) - mean(pair.baseRuns(), canaries))
                .toArray();
        return shifts.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(shifts));
    }

    private static double mean(List<Instant> runs, Map<Instant, Double> canaries) {
        return runs.stream()
                .map(canaries::get)
                .filter(Objects::nonNull)
                .mapToDouble(Math::log)
                .average()
                .orElse(0);
    }
}
