package io.github.energyjunit.publish;

import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.metrics.MetricFamily.Sample;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds what names from outside may do to a server: length, number and characters of labels, and no series twice. */
final class Cleaning {
    private static final int MOST_LABELS = 30;

    private Cleaning() {}

    /** Returns the families that have samples, each sample with clean labels. */
    static List<MetricFamily> of(List<MetricFamily> families) {
        return families.stream()
                .filter(family -> !family.samples().isEmpty())
                .map(Cleaning::of)
                .toList();
    }

    private static MetricFamily of(MetricFamily family) {
        Set<Map<String, String>> seen = new LinkedHashSet<>();
        return family.withSamples(family.samples().stream()
                .map(sample -> new Sample(labels(sample.labels()), sample.value()))
                .filter(sample -> seen.add(sample.labels()))
                .toList());
    }

    private static Map<String, String> labels(Map<String, String> labels) {
        Map<String, String> clean = new LinkedHashMap<>();
        labels.forEach((name, value) -> {
            if (clean.size() < MOST_LABELS) {
                clean.put(name, MetricLabels.clean(value));
            }
        });
        return clean;
    }
}
