package io.github.energyjunit.testjvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the test JVMs of one execution of Surefire or Failsafe are given, so that every test is measured.
 *
 * @param lent whether our jar is put on their class path
 * @param properties system properties
 * @param listener a JUnit 4 listener, where Surefire hands tests to JUnit 4 itself
 * @param obstacles why nothing is measured, if so
 * @param told one sentence for the user; empty where there is nothing to say
 */
public record Lending(
        boolean lent,
        Map<String, String> properties,
        Optional<String> listener,
        List<String> obstacles,
        Optional<String> told) {

    private static final String LISTENER = "io.github.energyjunit.EnergyRunListener";
    private static final int JAVA = 17;

    /** Copies the collections. */
    public Lending {
        properties = Map.copyOf(properties);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * Decide.
     *
     * @param classPath that of the tests, without our jar unless the project has it
     * @param java the program that runs them
     * @param feature its version, if known
     */
    public static Lending of(TestSetup setup, TestClassPath classPath, Path java, OptionalInt feature)
            throws IOException {
        List<String> obstacles = feature.isPresent() && feature.getAsInt() < JAVA
                ? List.of("tests run on Java " + feature.getAsInt() + " (" + java + "), and energy-junit needs Java "
                        + JAVA + " or newer; run them on such a version to measure them")
                : Obstacles.in(setup);
        if (!obstacles.isEmpty()) {
            return new Lending(
                    false,
                    Map.of(),
                    Optional.empty(),
                    obstacles,
                    Optional.of("Tests of this module are not measured: " + String.join("; ", obstacles) + "."));
        }
        boolean lent = !setup.knowsUs();
        // A project may have an energy-junit of its own that is older than the listener.
        boolean listens = setup.runByJUnit4() && (lent || classPath.has(LISTENER.replace('.', '/') + ".class"));
        Detection detection = setup.runByJUnit4() ? Detection.NONE : Detection.of(setup, classPath);
        Optional<String> listener = listens ? Optional.of(LISTENER) : Optional.empty();
        return new Lending(lent, detection.properties(), listener, List.of(), told(lent, detection.hindrance()));
    }

    private static Optional<String> told(boolean lent, Optional<String> hindrance) {
        String what = hindrance
                .map(why -> "the whole execution of every test is measured, not its body alone: " + why + ".")
                .orElse("every test is measured.");
        if (lent) {
            return Optional.of(
                    "This module does not have energy-junit: it is added to its test JVMs for this build, and " + what);
        }
        return hindrance.map(why -> "Of tests without annotation " + what);
    }
}
