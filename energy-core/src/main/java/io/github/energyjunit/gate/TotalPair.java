package io.github.energyjunit.gate;

import io.github.energyjunit.baseline.RunTotal;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.statistics.Means;
import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this build used for a class, or in all of its test JVMs, and what builds of the baseline used for the same tests; under
 * one idle power.
 *
 * @param base one total for each build
 * @param said how much of this build's total others have verdicts of, by what they need more; below 0 if they need less
 * @param saidOf who these are
 * @param idle how far off the logarithm of the ratio may be for want of an exact idle power
 * @param unlike what makes the two sides unlike besides the code, or null
 */
record TotalPair(
        String name,
        List<Joules> base,
        Joules head,
        Joules said,
        List<String> saidOf,
        double idle,
        @Nullable String unlike) {

    /** What is left of a total counts as this part of it at least. */
    private static final double LEAST = 0.01;

    static TotalPair of(String name, List<RunTotal> base, RunTotal head, CommonIdle idle) {
        boolean convertible = idle.watts() != null
                && Stream.concat(base.stream(), Stream.of(head))
                        .allMatch(total -> total.energy().isConvertible());
        Double watts = convertible ? idle.watts() : null;
        TotalPair pair = new TotalPair(
                name,
                at(base, watts),
                at(head.energy(), watts),
                Joules.ZERO,
                List.of(),
                0,
                !convertible && idle.differs() ? Wording.otherIdle(idle) : null);
        return convertible ? pair.within(base, head, idle) : pair;
    }

    private TotalPair within(List<RunTotal> stored, RunTotal now, CommonIdle powers) {
        double low = logRatio(at(stored, powers.low()), at(now.energy(), powers.low()));
        double high = logRatio(at(stored, powers.high()), at(now.energy(), powers.high()));
        double half = Math.abs(high - low) / 2;
        return new TotalPair(name, base, head, said, saidOf, Double.isFinite(half) ? half : 0, unlike);
    }

    private static List<Joules> at(List<RunTotal> totals, @Nullable Double watts) {
        return totals.stream()
                .map(total -> at(total.energy(), watts))
                .filter(value -> value.isAbove(Joules.ZERO))
                .toList();
    }

    private static Joules at(EnergySamples energy, @Nullable Double watts) {
        return Joules.ofMicrojoules(energy.at(watts)[0]);
    }

    /** Returns whether all totals are above 0 J under the one idle power, or enough of them. */
    boolean isKnown() {
        return head.isAbove(Joules.ZERO) && base.size() >= JointTotals.FEWEST;
    }

    /** Leaves out what others have verdicts of. */
    TotalPair without(Joules others, List<String> names) {
        return new TotalPair(name, base, head, others, names, idle, unlike);
    }

    private double[] logs() {
        return logs(base).toArray();
    }

    private static DoubleStream logs(List<Joules> totals) {
        return totals.stream().mapToDouble(total -> Math.log(total.microjoules()));
    }

    private static double logRatio(List<Joules> base, Joules head) {
        return Math.log(head.microjoules()) - logs(base).average().orElse(Double.NaN);
    }

    /** Returns the logarithm of this build's total divided by the baseline's, without what others have verdicts of. */
    double logRatio() {
        return logRatio(base, head.times(LEAST).max(head.minus(said)));
    }

    /** Returns the logarithm of this build's whole total divided by the baseline's. */
    double logRatioOfAll() {
        return logRatio(base, head);
    }

    /** Returns the geometric mean of the baseline's totals. */
    Joules baseLevel() {
        return Joules.ofMicrojoules(Math.exp(logs(base).average().orElse(Double.NaN)));
    }

    /** Returns how much more this build uses than the baseline's at a ratio. */
    Joules more(double logRatio) {
        return baseLevel().times(Math.expm1(logRatio));
    }

    /** Returns the variance of the logarithm between builds of the baseline. */
    double variance() {
        return Means.squares(logs()) / freedom();
    }

    int freedom() {
        return base.size() - 1;
    }
}
