package io.github.energyjunit.attach;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a project runs its tests, as far as its POM tells.
 *
 * @param dependencies versions by {@code groupId:artifactId}
 * @param surefireVersion version of the Surefire plugin
 * @param configuration top-level configuration of Surefire and Failsafe, and properties that stand for it
 */
public record TestSetup(Map<String, String> dependencies, String surefireVersion, Map<String, String> configuration) {

    private static final String US = "io.github.energyjunit:energy-junit";

    /** Copy the maps. */
    public TestSetup {
        dependencies = Map.copyOf(dependencies);
        configuration = Map.copyOf(configuration);
    }

    /** Tell whether the project has energy-junit among its dependencies by itself. */
    public boolean knowsUs() {
        return dependencies.containsKey(US);
    }

    boolean has(String prefix) {
        return dependencies.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    Optional<String> version(String prefix) {
        return new TreeMap<>(dependencies)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(configuration.get(name));
    }
}
