package io.github.energyjunit.testjvm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Decides whether JUnit Jupiter is told to look for extensions, which is how it finds ours: only where that brings no
 * other one in and cannot fail. Where it is not told to, the listener measures whole executions.
 *
 * @param properties system properties of the test JVM that switch the detection on; empty where it stays as it is
 * @param hindrance why it is not switched on, if it should have been
 */
record Detection(Map<String, String> properties, Optional<String> hindrance) {

    static final Detection NONE = new Detection(Map.of(), Optional.empty());

    static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";

    /** Known from JUnit 5.12 on: lets no other extension in that lies on the class path without having been asked for. */
    private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";

    private static final String SERVICE = "org.junit.jupiter.api.extension.Extension";
    private static final String OURS = "io.github.energyjunit.EnergyExtension";

    /** Looks at the class path of the tests, ours not yet on it. */
    static Detection of(TestSetup setup, TestClassPath classPath) throws IOException {
        if (!setup.has(TestSetup.JUPITER)) {
            return NONE;
        }
        if (!Obstacles.extensionWorks(setup)) {
            return not("JUnit Jupiter is older than 5.10");
        }
        Properties project = classPath.properties("junit-platform.properties");
        Optional<String> decided = setup.setting(ENABLED).or(() -> Optional.ofNullable(project.getProperty(ENABLED)));
        if (decided.isPresent()) {
            return Boolean.parseBoolean(decided.get().trim())
                    ? NONE
                    : not("the project switches the detection of extensions off by " + ENABLED);
        }
        TestClassPath.Services found = classPath.services(SERVICE);
        if (found.trouble().isPresent()) {
            return not(
                    "the detection of extensions would fail: " + found.trouble().get());
        }
        List<String> others =
                found.names().stream().filter(name -> !name.equals(OURS)).toList();
        if (!others.isEmpty() && !Versions.atLeast(setup.jupiter().orElse("0.0"), 5, 12)) {
            return not("the detection of extensions would switch on " + String.join(", ", others)
                    + " too, which JUnit Jupiter can exclude only from 5.12 on");
        }
        return new Detection(Map.of(ENABLED, "true", INCLUDE, OURS), Optional.empty());
    }

    private static Detection not(String hindrance) {
        return new Detection(Map.of(), Optional.of(hindrance));
    }
}
