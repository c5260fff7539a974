package io.github.energyjunit.attach;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Puts energy-junit on the class path of the test JVMs of a project that does not have it, and lets JUnit find it. */
public final class Attachment {

    private static final String CLASS_PATH = "maven.test.additionalClasspath";
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";

    /** Known from JUnit 5.12 on: lets no other extension in that lies on the class path without having been asked for. */
    private static final String INCLUDED = "junit.jupiter.extensions.autodetection.include";

    private Attachment() {}

    /**
     * Attach.
     *
     * @param project properties of the module, from which Surefire and Failsafe take their class path
     * @param user properties of the command line, which reach the test JVMs whatever their argLine is
     * @param testResources folders that may hold the project's own {@code junit-platform.properties}
     * @param extensionWorks whether JUnit Jupiter is new enough for the extension
     */
    public static void attach(
            File jar, Properties project, Properties user, List<Path> testResources, boolean extensionWorks) {
        String old = project.getProperty(CLASS_PATH, "");
        project.setProperty(CLASS_PATH, old.isBlank() ? jar.getPath() : old + "," + jar.getPath());
        if (extensionWorks && !user.containsKey(DETECTION) && !detects(testResources)) {
            user.setProperty(DETECTION, "true");
            user.setProperty(INCLUDED, "io.github.energyjunit.EnergyExtension");
        }
    }

    private static boolean detects(List<Path> folders) {
        for (Path folder : folders) {
            Path file = folder.resolve("junit-platform.properties");
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                // There is none here.
            }
            if (properties.getProperty(DETECTION, "").equalsIgnoreCase("true")) {
                return true;
            }
        }
        return false;
    }
}
