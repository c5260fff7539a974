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
        layers.put("wording", List.of("report"));
        layers.put("data", List.of("json", "profile.documents"));
        layers.put("CI servers", List.of("ci", "metrics"));
        layers.put("pages", List.of("html", "compare.documents", "environments.documents"));
        layers.put("registry", List.of("formats"));
        layers.put("settings", List.of("settings"));
        return layers;
    }
}
