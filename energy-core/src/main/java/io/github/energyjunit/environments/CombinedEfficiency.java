package io.github.energyjunit.environments;

import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.statistics.Shift;
import java.util.List;
import java.util.Objects;

/**
 * All common tests as one piece of work, each with the weight of its energy.
 *
 * <p>If test i needs Bᵢ in the first environment and Bᵢ·exp(−sᵢ) in the other, the ratio of the sums is Σ Bᵢ / Σ Bᵢ·exp(−sᵢ),
 * and its logarithm moves by wᵢ when sᵢ moves by 1, where wᵢ is the test's share of the other's energy. Tests err
 * independently of each other, so the halves of their intervals add as squares.
 */
record CombinedEfficiency(List<TwoSamples> tests) {

    Efficiency efficiency(boolean mixed) {
        long without = tests.stream().filter(test -> test.shift() == null).count();
        if (tests.isEmpty() || without > 0) {
            return Efficiency.none(
                    Finding.UNDECIDED,
                    tests.isEmpty() ? "no common test" : without + " of the common tests cannot be compared");
        }
        double base = 0;
        double here = 0;
        double squares = 0;
        for (TwoSamples test : tests) {
            Shift shift = Objects.requireNonNull(test.shift());
            double before = test.base().microjoules();
            double energy = before * Math.exp(-shift.estimate());
            double half = energy * (shift.high() - shift.low()) / 2;
            base += before;
            here += energy;
            squares += half * half;
        }
        double ratio = base / here;
        long few = tests.stream().filter(test -> !test.hasInterval()).count();
        if (few > 0) {
            return new Efficiency(
                    ratio,
                    Double.NaN,
                    Double.NaN,
                    Finding.UNDECIDED,
                    few + " of the common tests have too few samples for an interval");
        }
        double half = Math.sqrt(squares) / here;
        double low = ratio * Math.exp(-half);
        double high = ratio * Math.exp(half);
        return new Efficiency(
                ratio,
                low,
                high,
                TwoSamples.finding(low, high, mixed),
                mixed ? "an estimate is compared with a measurement" : "");
    }
}
