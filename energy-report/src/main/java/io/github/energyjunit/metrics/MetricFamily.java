package io.github.energyjunit.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * All samples of one gauge.
 *
 * @param name such as {@code junit_energy_test_joules}
 * @param unit the base unit that ends the name, or empty
 * @param help what it means, in one sentence
 * @param samples one for each set of labels
 */
public record MetricFamily(String name, String unit, String help, List<Sample> samples) {

    /**
     * One number with its labels.
     *
     * @param labels by name, in a fixed order; none changes with each build
     */
    public record Sample(Map<String, String> labels, BigDecimal value) {}

    /** Returns the family with other samples. */
    public MetricFamily withSamples(List<Sample> others) {
        return new MetricFamily(name, unit, help, others);
    }
}
