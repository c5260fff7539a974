package io.github.energyjunit.paired;

import io.github.energyjunit.checkout.TestModule;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that the tests of a version find.
 *
 * @param properties system properties
 * @param parameters configuration parameters of the JUnit Platform
 */
record SeenByTests(Map<String, String> properties, Map<String, String> parameters) {

    SeenByTests {
        properties = Map.copyOf(properties);
        parameters = Map.copyOf(parameters);
    }

    /** Puts ours before the module's. JUnit asks for parameters first: one of the same key would hide ours. */
    static SeenByTests of(TestModule module, Map<String, String> ours) {
        Map<String, String> properties = new TreeMap<>(module.properties());
        properties.putIfAbsent("basedir", module.folder());
        properties.putAll(ours);
        Map<String, String> parameters = new TreeMap<>(module.parameters());
        parameters.keySet().removeAll(ours.keySet());
        return new SeenByTests(properties, parameters);
    }
}
