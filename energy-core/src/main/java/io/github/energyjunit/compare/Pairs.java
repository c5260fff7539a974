package io.github.energyjunit.compare;

import io.github.energyjunit.confirmation.JvmPair;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Shift;
import io.github.energyjunit.statistics.SignedRanks;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The pairs of one test as statistics see them: those alone that have a ratio. */
final class Pairs {

    static final double CONFIDENCE = 0.95;

    private final List<SamplePair> pairs;
    private final double[] logRatios;

    private Pairs(List<SamplePair> pairs) {
        this.pairs = pairs;
        this.logRatios = pairs.stream().mapToDouble(SamplePair::logRatio).toArray();
    }

    static Pairs of(List<SamplePair> pairs) {
        return new Pairs(pairs.stream().filter(SamplePair::isReadable).toList());
    }

    /** Groups the pairs that have a ratio by the pair of JVMs that they are from, in the order of these. */
    static List<JvmPair> byJvms(List<SamplePair> pairs) {
        SortedMap<Integer, List<SamplePair>> byJvms = new TreeMap<>();
        for (SamplePair pair : pairs) {
            if (pair.isReadable()) {
                byJvms.computeIfAbsent(pair.jvmPair(), key -> new ArrayList<>()).add(pair);
            }
        }
        return byJvms.values().stream()
                .map(group -> new JvmPair(
                        group.stream().mapToDouble(SamplePair::logRatio).toArray()))
                .toList();
    }

    int size() {
        return pairs.size();
    }

    /** Estimate the logarithm of the ratio; there must be a pair. */
    Shift shift(SignedRanks ranks) {
        return Shift.ofPairs(logRatios, CONFIDENCE, ranks);
    }

    /** Give the p-value of "the head needs more than the base, by more than the margin". */
    double worse(double margin, SignedRanks ranks) {
        return ranks.greater(Arrays.stream(logRatios)
                .map(ratio -> ratio - Math.log1p(margin))
                .toArray());
    }

    /** Give the p-value of "the head needs more than the base" by counting alone in how many pairs it does. */
    double worseBySigns() {
        return SignedRanks.greaterBySigns(logRatios);
    }

    /** Give the robust spread of the logarithmic ratios. */
    double spread() {
        double[] ratios = Arrays.stream(logRatios).map(Math::exp).toArray();
        return Medians.relativeSpread(ratios);
    }

    Joules baseMedian() {
        return Joules.ofMicrojoules(median(SamplePair::base));
    }

    Joules headMedian() {
        return Joules.ofMicrojoules(median(SamplePair::head));
    }

    /**
     * Give by how much a sample of the head needs more; by pairs, so that a drift of the machine does not count. A sample
     * is what counters see: an operation of microjoules shows when there are many.
     */
    Joules more(double ratio) {
        return baseMedian().times((ratio - 1) * median(SamplePair::operations));
    }

    private double median(ToDoubleFunction<SamplePair> side) {
        return Medians.of(pairs.stream().mapToDouble(side).toArray());
    }
}
