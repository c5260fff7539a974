package io.github.energyjunit.maven;

import io.github.energyjunit.attach.Attachment;
import io.github.energyjunit.attach.IdleCalibration;
import io.github.energyjunit.attach.Obstacles;
import io.github.energyjunit.attach.TestSetup;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.settings.ArgLine;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.PreparedProperties;
import io.github.energyjunit.settings.SettingsCheck;
import io.github.energyjunit.versions.maven.OwnJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Clear the measurements of earlier builds, measure the machine's idle power, and hand the settings of the POM to the JVMs
 * that will run the tests. Called on the command line before a phase, it lends energy-junit to a project that does not
 * have it, and every test is measured.
 *
 * @since 0.1.0
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class PrepareMojo extends AbstractPrepareMojo {

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @Nullable
    MojoExecution execution;

    /** Called on the command line, it comes before the tests are compiled. */
    @Override
    boolean needsTestClasses() {
        return !isOnCommandLine();
    }

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
            attach(settings);
            calibrate(settings);
            write(settings);
        } catch (IOException e) {
            throw new MojoExecutionException("The directory " + output + " cannot be prepared: " + e, e);
        }
    }

    /** A project without energy-junit gets it, if every test is to be measured. */
    private void attach(Map<EnergyKey, String> settings) {
        TestSetup setup = PomTestSetup.of(project, session.getUserProperties());
        String which = settings.get(EnergyKey.MEASURE);
        boolean all = which == null ? isOnCommandLine() : which.equals("all");
        if (!all || setup.knowsUs()) {
            return;
        }
        settings.put(EnergyKey.MEASURE, "all");
        Obstacles.in(setup).forEach(obstacle -> warn("Not every test can be measured: " + obstacle + "."));
        boolean extensionWorks = Obstacles.extensionWorks(setup);
        if (!extensionWorks) {
            warn("JUnit Jupiter is older than 5.10: the whole execution of each test is measured, not its body.");
        }
        File jar = OwnJar.among(pluginArtifacts);
        List<Path> resources = project.getTestResources().stream()
                .map(folder -> Path.of(folder.getDirectory()))
                .toList();
        Attachment.attach(jar, project.getProperties(), session.getUserProperties(), resources, extensionWorks);
        info("This module does not have energy-junit: it is lent to its test JVMs, and every test is measured.");
    }

    private void calibrate(Map<EnergyKey, String> settings) {
        Map<EnergyKey, String> all = new EnumMap<>(settings);
        for (EnergyKey key : EnergyKey.values()) {
            String given = session.getUserProperties().getProperty(key.key());
            if (given != null) {
                all.put(key, given);
            }
        }
        IdlePower.Result result = IdleCalibration.of(session.getRequest().getData(), all);
        IdleCalibration.handOn(result, settings);
        info(IdleCalibration.describe(result));
    }

    private boolean isOnCommandLine() {
        return execution != null && execution.getSource() == MojoExecution.Source.CLI;
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
            TestSetup setup = PomTestSetup.of(project, session.getUserProperties());
            Obstacles.discardedOutput(setup, output().toAbsolutePath()).ifPresent(this::warn);
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
