package io.github.energyjunit.compare;

import io.github.energyjunit.statistics.Shift;
import io.github.energyjunit.statistics.SignedRanks;

/** What pairs come to in numbers; those without pairs are not numbers. */
record Figures(
        int pairs,
        double ratio,
        double low,
        double high,
        double p,
        double baseMicrojoules,
        double headMicrojoules,
        double more,
        double spread) {

    /** z(0.90) + z(0.80): the screen's level and the usual power. */
    private static final double Z_SUM = 2.123;

    /** What small samples lose against normal theory; the gate's figure for five. */
    private static final double KAPPA = 1.3;

    static Figures of(Pairs pairs, double p, SignedRanks ranks) {
        if (pairs.size() == 0) {
            double none = Double.NaN;
            return new Figures(0, none, none, none, none, none, none, none, none);
        }
        Shift shift = pairs.shift(ranks);
        double ratio = Math.exp(shift.estimate());
        return new Figures(
                pairs.size(),
                ratio,
                Math.exp(shift.low()),
                Math.exp(shift.high()),
                p,
                pairs.baseMedian(),
                pairs.headMedian(),
                pairs.more(ratio),
                pairs.spread());
    }

    /** Give the relative change that the screen would find in 80 % of cases, were it for noise alone. */
    double noise() {
        return Math.expm1(KAPPA * Z_SUM * spread / Math.sqrt(pairs));
    }
}
