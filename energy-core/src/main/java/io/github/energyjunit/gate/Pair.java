package io.github.energyjunit.gate;

import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.MannWhitney;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Shift;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A test's samples and the baseline's, in microjoules per operation. */
final class Pair {

    /** More than this adds nothing but time: there are as many differences as the product of both sizes. */
    private static final int MOST = 300;

    private final TestSummary test;
    private final double[] head;
    private final double[] base;

    private Pair(TestSummary test, double[] head, double[] base) {
        this.test = test;
        this.head = head;
        this.base = base;
    }

    static Pair of(TestSummary test, Section section) {
        return new Pair(test, thinned(test.samples().numbers()), thinned(section.samples(test.test())));
    }

    TestSummary test() {
        return test;
    }

    /** Count the samples of this build. */
    int headSize() {
        return head.length;
    }

    /** Count the samples of the baseline. */
    int baseSize() {
        return base.length;
    }

    /** Give the robust coefficient of variation of this build. */
    double headSpread() {
        return Medians.relativeSpread(head);
    }

    /** Give the robust coefficient of variation of the baseline. */
    double baseSpread() {
        return Medians.relativeSpread(base);
    }

    boolean hasZero() {
        return Arrays.stream(head).anyMatch(value -> value <= 0)
                || Arrays.stream(base).anyMatch(value -> value <= 0);
    }

    double headMedian() {
        return Medians.of(head);
    }

    double baseMedian() {
        return Medians.of(base);
    }

    /** Give how much more a whole sample of this build needs than one of the baseline, in joules: a batch for an operation. */
    double moreJoules() {
        return (headMedian() - baseMedian()) * test.operations() / 1e6;
    }

    /** Give the p-value of "this build needs more than the baseline by more than the margin". */
    double worse(double margin, MannWhitney ranks) {
        return ranks.greater(divided(head, 1 + margin), base);
    }

    /** Give the p-value of "this build needs less than the baseline by more than the margin". */
    double better(double margin, MannWhitney ranks) {
        return ranks.greater(divided(base, 1 + margin), head);
    }

    /** Estimate the logarithm of the ratio of this build's energy to the baseline's. */
    Shift logRatio(double confidence, MannWhitney ranks) {
        return Shift.of(logarithms(head), logarithms(base), confidence, ranks);
    }

    /** Take samples at even distances, chosen by place and not by value. */
    private static double[] thinned(double[] samples) {
        return samples.length <= MOST
                ? samples
                : IntStream.range(0, MOST)
                        .mapToDouble(i -> samples[(int) ((long) i * samples.length / MOST)])
                        .toArray();
    }

    private static double[] divided(double[] values, double divisor) {
        return Arrays.stream(values).map(value -> value / divisor).toArray();
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
