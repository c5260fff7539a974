package io.github.energyjunit.maven;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.settings.ArgLine;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.PreparedProperties;
import io.github.energyjunit.settings.SettingsCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Clear the measurements of earlier builds and hand the settings of the POM to the JVMs that will run the tests.
 *
 * @since 0.1.0
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class PrepareMojo extends AbstractEnergyMojo {

    /**
     * Where joules come from: {@code auto} (the best there is), {@code powercap} or {@code estimate}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.source")
    @Nullable
    String source;

    /**
     * The directory in which powercap zones are looked for, instead of {@code /sys/class/powercap}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.powercap.root")
    @Nullable
    String powercapRoot;

    /**
     * What the whole machine uses when idle, in watts, for the estimate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.estimate.idleWatts")
    @Nullable
    String estimateIdleWatts;

    /**
     * What the whole machine uses at full load, in watts, for the estimate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.estimate.maxWatts")
    @Nullable
    String estimateMaxWatts;

    /**
     * Which tests are measured: {@code annotated} or {@code all}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.measure")
    @Nullable
    String measure;

    @Override
    void run() throws MojoExecutionException {
        Map<EnergyKey, String> settings = settings();
        SettingsCheck check =
                SettingsCheck.of(strings(session.getUserProperties()), strings(project.getProperties()), settings);
        check.warnings().forEach(this::warn);
        if (!check.errors().isEmpty()) {
            throw new MojoExecutionException("Wrong energy settings: " + String.join("; ", check.errors()));
        }
        try {
            int deleted = MeasurementFiles.delete(output());
            if (deleted > 0) {
                info("Deleted " + deleted + " measurement file(s) of an earlier build.");
            }
            write(settings);
        } catch (IOException e) {
            throw new MojoExecutionException("The directory " + output + " cannot be prepared: " + e, e);
        }
    }

    @Override
    void skipped() throws MojoExecutionException {
        try {
            write(Map.of(EnergyKey.SKIP, "true"));
        } catch (IOException e) {
            throw new MojoExecutionException("The directory " + output + " cannot be prepared: " + e, e);
        }
    }

    private void write(Map<EnergyKey, String> settings) throws IOException {
        PreparedProperties.write(output(), settings);
        Path expected = project.getBasedir().toPath().resolve("target").resolve("energy");
        boolean given = session.getUserProperties().containsKey(EnergyKey.OUTPUT.key());
        if (!given
                && !output().toAbsolutePath()
                        .normalize()
                        .equals(expected.toAbsolutePath().normalize())) {
            ArgLine.append(project.getProperties(), EnergyKey.OUTPUT, output.getAbsolutePath());
        }
    }

    private Map<EnergyKey, String> settings() {
        Map<EnergyKey, String> settings = new EnumMap<>(EnergyKey.class);
        put(settings, EnergyKey.SOURCE, source);
        put(settings, EnergyKey.POWERCAP_ROOT, powercapRoot);
        put(settings, EnergyKey.ESTIMATE_IDLE_WATTS, estimateIdleWatts);
        put(settings, EnergyKey.ESTIMATE_MAX_WATTS, estimateMaxWatts);
        put(settings, EnergyKey.MEASURE, measure);
        return settings;
    }

    private static void put(Map<EnergyKey, String> settings, EnergyKey key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("energy."))
                .forEach(key -> strings.put(key, properties.getProperty(key)));
        return strings;
    }
}
