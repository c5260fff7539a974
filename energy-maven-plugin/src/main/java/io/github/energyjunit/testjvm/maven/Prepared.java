package io.github.energyjunit.testjvm.maven;

import io.github.energyjunit.testjvm.ModuleRuns;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/**
 * What {@code prepare} has found out of a module, for the test runs that follow.
 *
 * @param output where measurements are written
 * @param jar energy-junit, to be lent
 * @param properties system properties for the test JVMs
 * @param runs is told what comes of it
 * @param report the command that shows what was measured although tests failed
 * @param log of the goal
 */
public record Prepared(Path output, File jar, Map<String, String> properties, ModuleRuns runs, String report, Log log) {

    /** The system property that names the settings' file. */
    public static final String SETTINGS = "energy.prepared";

    /** Copies the map. */
    public Prepared {
        properties = Map.copyOf(properties);
    }

    /** Returns whether the settings of the test JVMs have been deleted since they were written. */
    boolean isDeleted() {
        String settings = properties.get(SETTINGS);
        return settings != null && !Files.exists(Path.of(settings));
    }
}
