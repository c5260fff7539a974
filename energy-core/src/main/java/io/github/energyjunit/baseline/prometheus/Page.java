package io.github.energyjunit.baseline.prometheus;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server shows of one build: the value of each series at one time. */
final class Page {

    /** By the series' name and test; of the build itself where the test is empty. */
    private final Map<String, Map<String, Double>> values = new HashMap<>();

    private String quality = "";

    void put(Series series, double value) {
        String test = series.labels().getOrDefault("test", "");
        values.computeIfAbsent(series.name(), key -> new HashMap<>()).put(test, value);
        quality = series.labels().getOrDefault("quality", quality);
    }

    /** Returns the values of that name by test. */
    Map<String, Double> byTest(String name) {
        return values.getOrDefault(name, Map.of());
    }

    @Nullable
    Double ofBuild(String name) {
        return byTest(name).get("");
    }

    String quality() {
        return quality;
    }
}
