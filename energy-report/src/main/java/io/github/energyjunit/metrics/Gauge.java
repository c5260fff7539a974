package io.github.energyjunit.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the samples of one gauge. */
final class Gauge {

    private final String name;
    private final String unit;
    private final String help;
    private final List<MetricFamily.Sample> samples = new ArrayList<>();

    Gauge(String name, String unit, String help) {
        this.name = name;
        this.unit = unit;
        this.help = help;
    }

    /** Adds a sample; what could not be read has none. */
    void add(Map<String, String> labels, @Nullable BigDecimal value) {
        if (value != null) {
            samples.add(new MetricFamily.Sample(labels, value));
        }
    }

    MetricFamily family() {
        return new MetricFamily(name, unit, help, samples);
    }
}
