package io.github.energyjunit.compare;

import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.statistics.Shift;
import io.github.energyjunit.statistics.SignedRanks;
import io.github.energyjunit.units.Joules;

/** What pairs come to in numbers; those without pairs are not numbers. */
record Figures(
        int pairs,
        double ratio,
        double low,
        double high,
        double p,
        Joules base,
        Joules head,
        Joules more,
        double spread) {

    static Figures of(Pairs pairs, double p, SignedRanks ranks) {
        if (pairs.size() == 0) {
            double none = Double.NaN;
            return new Figures(0, none, none, none, none, Joules.UNKNOWN, Joules.UNKNOWN, Joules.UNKNOWN, none);
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

    /** Takes what fresh pairs of JVMs came to; the energies are medians of all their samples. */
    static Figures of(Pairs pairs, Confirmed confirmed) {
        return new Figures(
                pairs.size(),
                confirmed.ratio(),
                confirmed.low(),
                confirmed.high(),
                confirmed.p(),
                pairs.baseMedian(),
                pairs.headMedian(),
                pairs.more(confirmed.ratio()),
                pairs.spread());
    }
}
