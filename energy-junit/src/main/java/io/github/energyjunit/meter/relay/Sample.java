package io.github.energyjunit.meter.relay;

import java.util.Map;

/** Holds the value of one series at one moment. */
record Sample(String name, Map<String, String> labels, double value) {
    Sample {
        labels = Map.copyOf(labels);
    }

    String label(String label) {
        return label.equals("__name__") ? name : labels.getOrDefault(label, "");
    }
}
