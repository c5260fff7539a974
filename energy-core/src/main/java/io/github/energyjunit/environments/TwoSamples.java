package io.github.energyjunit.environments;

import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.MannWhitney;
import io.github.energyjunit.statistics.Shift;
import io.github.energyjunit.units.Joules;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one test in the first environment and in another.
 *
 * @param base the median energy in the first; unknown without a reading
 * @param shift how far the logarithm of its energy in the first lies above that in the other, or null without an estimate
 * @param hasInterval whether there are enough samples for the shift's interval
 * @param p the two-sided p-value of "differs by more than the margin"
 * @param reason why there is no shift or no interval, or empty
 */
record TwoSamples(Joules base, @Nullable Shift shift, boolean hasInterval, double p, String reason) {

    static final double CONFIDENCE = 0.95;

    /** What differs from one run to the next without any cause; the gate's margin. */
    static final double MARGIN = 0.02;

    private static final int FEWEST = 3;

    static TwoSamples of(TestSummary reference, TestSummary test, MannWhitney ranks) {
        double[] base = reference.samples().numbers();
        double[] here = test.samples().numbers();
        if (base.length == 0 || here.length == 0) {
            return none("no successful reading" + (base.length == 0 ? " in the first environment" : ""));
        }
        if (reference.cold() || test.cold()) {
            return none("it ran only as the first test of its JVM, which is never a sample");
        }
        if (Arrays.stream(base).anyMatch(value -> value <= 0)
                || Arrays.stream(here).anyMatch(value -> value <= 0)) {
            return none("some samples read 0 J, which has no ratio");
        }
        double[] x = logarithms(base);
        double[] y = logarithms(here);
        Joules median = Objects.requireNonNullElse(reference.attributed(), Joules.UNKNOWN);
        if (Math.min(base.length, here.length) < FEWEST) {
            Shift estimate = Shift.of(x, y, CONFIDENCE, ranks);
            return new TwoSamples(
                    median,
                    estimate,
                    false,
                    1,
                    Math.min(base.length, here.length) + " sample(s), an interval needs " + FEWEST);
        }
        double margin = Math.log1p(MARGIN);
        double either = Math.min(ranks.greater(lowered(x, margin), y), ranks.greater(lowered(y, margin), x));
        return new TwoSamples(median, Shift.ofFew(x, y, CONFIDENCE, ranks), true, Math.min(1, 2 * either), "");
    }

    /** Says what the samples carry; the p-value is adjusted for all tests. */
    Efficiency efficiency(double adjusted, boolean mixed) {
        if (shift == null) {
            return Efficiency.none(Finding.UNDECIDED, reason);
        }
        double ratio = Math.exp(shift.estimate());
        if (!hasInterval) {
            return new Efficiency(ratio, Double.NaN, Double.NaN, Finding.UNDECIDED, reason);
        }
        double low = Math.exp(shift.low());
        double high = Math.exp(shift.high());
        Finding finding = adjusted <= 1 - CONFIDENCE ? finding(low, high, mixed) : unless(mixed);
        return new Efficiency(ratio, low, high, finding, mixed ? "an estimate is compared with a measurement" : "");
    }

    /** Calls a difference if the whole interval lies beyond the margin. */
    static Finding finding(double low, double high, boolean mixed) {
        if (mixed) {
            return Finding.UNDECIDED;
        }
        return low > 1 + MARGIN ? Finding.BETTER : high < 1 / (1 + MARGIN) ? Finding.WORSE : Finding.NO_DIFFERENCE;
    }

    private static Finding unless(boolean mixed) {
        return mixed ? Finding.UNDECIDED : Finding.NO_DIFFERENCE;
    }

    private static TwoSamples none(String reason) {
        return new TwoSamples(Joules.UNKNOWN, null, false, 1, reason);
    }

    private static double[] lowered(double[] values, double by) {
        return Arrays.stream(values).map(value -> value - by).toArray();
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
