package io.github.energyjunit.testjvm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a project runs its tests, as far as Maven tells.
 *
 * @param dependencies versions by {@code groupId:artifactId}
 * @param surefireVersion version of the Surefire or Failsafe plugin
 * @param providers artifacts of Surefire's providers that the POM chooses by itself
 * @param configuration configuration of Surefire and Failsafe, and properties that stand for it
 */
public record TestSetup(
        Map<String, String> dependencies,
        String surefireVersion,
        Set<String> providers,
        Map<String, String> configuration) {

    static final String JUPITER = "org.junit.jupiter:";
    private static final String PLATFORM = "org.junit.platform:";
    private static final String VINTAGE = "org.junit.vintage:";
    private static final String TESTNG = "org.testng:testng";
    private static final String JUNIT = "junit:junit";
    private static final String US = "io.github.energyjunit:energy-junit";

    /** Copies the collections. */
    public TestSetup {
        dependencies = Map.copyOf(dependencies);
        providers = Set.copyOf(providers);
        configuration = Map.copyOf(configuration);
    }

    /** Returns whether the project has energy-junit among its dependencies by itself. */
    public boolean knowsUs() {
        return dependencies.containsKey(US);
    }

    boolean has(String prefix) {
        return dependencies.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Return the version of JUnit Jupiter's API, or of another part of it. */
    Optional<String> jupiter() {
        Optional<String> api = Optional.ofNullable(dependencies.get(JUPITER + "junit-jupiter-api"));
        return api.or(() -> new TreeMap<>(dependencies)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(JUPITER))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(configuration.get(name));
    }

    /** Returns whether Surefire hands these tests to JUnit 4 itself, not to the JUnit Platform. */
    boolean runByJUnit4() {
        if (!providers.isEmpty()) {
            return providers.contains("surefire-junit4") || providers.contains("surefire-junit47");
        }
        return oldSurefire()
                && junit().filter(version -> Versions.atLeast(version, 4, 0)).isPresent()
                && !onPlatform()
                && !has(TESTNG);
    }

    /** Returns whether Surefire runs these tests as those of JUnit 3, which tells nobody of them. */
    boolean runByJUnit3() {
        return providers.isEmpty()
                && oldSurefire()
                && junit().filter(version -> !Versions.atLeast(version, 4, 0)).isPresent()
                && !onPlatform()
                && !has(TESTNG);
    }

    /** Returns whether Surefire hands these tests to TestNG itself. */
    boolean runByTestNg() {
        if (!providers.isEmpty()) {
            return providers.contains("surefire-testng");
        }
        return oldSurefire() && has(TESTNG);
    }

    /** Returns whether Surefire is older than what knows the JUnit Platform, with no provider of the POM that does. */
    boolean runByAncientSurefire() {
        return providers.isEmpty() && !Versions.atLeast(surefireVersion, 2, 22);
    }

    private Optional<String> junit() {
        return Optional.ofNullable(dependencies.get(JUNIT));
    }

    private boolean onPlatform() {
        return has(JUPITER) || has(PLATFORM) || has(VINTAGE);
    }

    /** From 3.6 on there is one provider, which is the JUnit Platform's. */
    private boolean oldSurefire() {
        return !Versions.atLeast(surefireVersion, 3, 6);
    }
}
