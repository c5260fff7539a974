package io.github.energyjunit.gate;

import io.github.energyjunit.statistics.JvmSpread;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.SampleNoise;
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
 * @param jvms what the tests come to together
 * @param shifts what each run of the baseline was off by
 */
record Spread(JvmSpread jvms, Map<Instant, Double> shifts) {

    /** With fewer tests their common shift is not known well. */
    static final int MANY = 8;

    static Spread of(List<Pair> pairs, double usual) {
        Map<Instant, Double> shifts = shifts(pairs);
        List<Pair> several = pairs.stream().filter(pair -> pair.freedom() > 0).toList();
        return new Spread(
                JvmSpread.of(
                        several.stream()
                                .mapToDouble(pair -> observed(pair, shifts))
                                .toArray(),
                        several.stream().map(Pair::noise).toArray(SampleNoise[]::new),
                        several.stream().mapToDouble(Pair::freedom).toArray(),
                        usual),
                shifts);
    }

    /** Returns the variance of what one JVM says of a test. */
    double variance(Pair pair) {
        double observed = pair.freedom() == 0 ? 0 : observed(pair, shifts);
        return jvms.variance(pair.noise(), observed, pair.freedom());
    }

    /** Returns the degrees of freedom of {@link #variance}. */
    double freedom(Pair pair) {
        return jvms.freedom(pair.noise()) + pair.freedom();
    }

    private static double observed(Pair pair, Map<Instant, Double> shifts) {
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
