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
        layers.put("servers", List.of("remote"));
        layers.put("sending", List.of("publish", "comment"));
        return layers;
    }
}
