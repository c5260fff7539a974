package io.github.energyjunit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class HouseRulesTests extends ModuleRules {

    HouseRulesTests() {
        super(layers());
    }

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("arithmetic", List.of("statistics", "units"));
        layers.put("files", List.of("files"));
        layers.put("model", List.of("measured", "ledger", "analysis"));
        layers.put("judging by budgets", List.of("budget"));
        layers.put("lines of the measurement file", List.of("lines"));
        layers.put("reading", List.of("reading"));
        layers.put("profiles", List.of("profile"));
        layers.put("judging by pairs of JVMs", List.of("confirmation"));
        layers.put("judging by baselines", List.of("baseline", "baseline.prometheus", "gate"));
        layers.put("comparing", List.of("compare"));
        layers.put("looking across builds", List.of("history", "environments", "aggregate"));
        layers.put("running two versions", List.of("checkout", "paired"));
        return layers;
    }
}
