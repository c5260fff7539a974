package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.statistics.Medians;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;

/** The rules that other gates use, each on one test's samples of two builds. */
final class Rivals {

    private Rivals() {}

    static Map<String, BiPredicate<double[], double[]>> rules() {
        Map<String, BiPredicate<double[], double[]>> rules = new LinkedHashMap<>();
        rules.put("median > 5 %", (base, head) -> ratio(base, head) > 1.05);
        rules.put("median > 10 %", (base, head) -> ratio(base, head) > 1.10);
        rules.put("Welch p < .05", (base, head) -> welch(base, head) < 0.05);
        rules.put(
                "Welch p < .01 and median > 5 %", (base, head) -> welch(base, head) < 0.01 && ratio(base, head) > 1.05);
        return rules;
    }

    private static double ratio(double[] base, double[] head) {
        return Medians.of(head) / Medians.of(base);
    }

    /** Give the one-sided p-value of Welch's t test that head is greater. */
    private static double welch(double[] base, double[] head) {
        double a = variance(base) / base.length;
        double b = variance(head) / head.length;
        double t = (mean(head) - mean(base)) / Math.sqrt(a + b);
        double freedom = (a + b) * (a + b) / (a * a / (base.length - 1) + b * b / (head.length - 1));
        return new TDistribution(freedom).cumulativeProbability(-t);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return DoubleStream.of(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
