package io.github.energyjunit.maven;

import io.github.energyjunit.checkout.maven.OwnJar;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.reactor.maven.PlannedGoals;
import io.github.energyjunit.reactor.maven.SharedInBuild;
import io.github.energyjunit.reactor.maven.ToldInBuild;
import io.github.energyjunit.reading.OldFiles;
import io.github.energyjunit.settings.ArgLine;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.PreparedProperties;
import io.github.energyjunit.settings.SettingsCheck;
import io.github.energyjunit.testjvm.IdleCalibration;
import io.github.energyjunit.testjvm.ModuleRuns;
import io.github.energyjunit.testjvm.SourceSettings;
import io.github.energyjunit.testjvm.maven.Prepared;
import io.github.energyjunit.testjvm.maven.TestRuns;
import io.github.energyjunit.units.CountText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Deletes the measurements of earlier builds, measures the machine's idle power, and passes the settings of the POM to the JVMs
 * that will run the tests. Called on the command line before a phase, it adds energy-junit to the tests of a project that does
 * not have it, and every test is measured.
 *
 * @since 0.1.0
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class PrepareMojo extends AbstractPrepareMojo {

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    private final ToolchainManager toolchains;
    private final PlannedGoals planned;

    /** Invoked by Maven. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    public PrepareMojo(ToolchainManager toolchains, LifecycleExecutor lifecycle, MavenPluginManager plugins) {
        this.toolchains = toolchains;
        planned = new PlannedGoals(lifecycle, plugins);
    }

    /** Called on the command line, it comes before the tests are compiled. */
    @Override
    boolean needsTestClasses() {
        return !isOnCommandLine();
    }

    @Override
    void run() throws MojoExecutionException {
        Map<EnergyKey, String> settings = settings();
        List<Path> tests = testClassPath();
        settings.putAll(SourceSettings.of(tests, this::given, this::warn));
        SettingsCheck check =
                SettingsCheck.of(strings(session.getUserProperties()), strings(project.getProperties()), settings);
        check.warnings().forEach(this::warn);
        String source = inForce(settings).get(EnergyKey.SOURCE);
        // Most builds name no source, and need not load the classes of tests once more.
        List<String> ownSources = source == null ? List.of() : SourceSettings.names(tests);
        List<String> errors = new ArrayList<>(check.errors());
        SourceSettings.wrong(source, ownSources).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw new MojoExecutionException("Wrong energy settings: " + String.join("; ", errors));
        }
        requireInputOfGoalsToCome();
        settings.putIfAbsent(EnergyKey.MODULE, moduleKey());
        try {
            int deleted = new OldFiles(owner(), PomBuild.freshness(session), OldFiles::isWriting).delete(output());
            if (deleted > 0) {
                info("Deleted " + CountText.of(deleted, "measurement file") + " of an earlier build.");
            }
            boolean all = measuresAll(settings);
            // A source of the tests' own cannot be opened here.
            if (source == null || !ownSources.contains(source.toLowerCase(Locale.ROOT))) {
                calibrate(settings);
            }
            listen(all, write(settings));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Energy cannot be measured, as " + output + " cannot be written: " + e
                            + ". Make it a directory that "
                            + System.getProperty("user.name") + " may write, name another one by -D"
                            + EnergyKey.OUTPUT.key() + ", or build without energy by -D" + EnergyKey.SKIP.key()
                            + "=true",
                    e);
        }
    }

    /** What is wrong is said before the tests run, and not after. */
    private void requireInputOfGoalsToCome() throws MojoExecutionException {
        List<AbstractEnergyMojo> goals = planned.of(
                session,
                plugin,
                AbstractEnergyMojo.class,
                e -> getLog().debug("The goals that follow are unknown.", e));
        for (AbstractEnergyMojo goal : goals) {
            goal.requireInputToCome();
        }
        PomVerdicts.differ(goals).ifPresent(this::warn);
    }

    /** Before the tests are compiled, sources of users cannot be asked for their keys: then this is empty. */
    private List<Path> testClassPath() {
        Path classes = Path.of(project.getBuild().getTestOutputDirectory());
        return Stream.concat(
                        Stream.of(classes, Path.of(project.getBuild().getOutputDirectory())),
                        project.getArtifacts().stream()
                                .map(Artifact::getFile)
                                .filter(Objects::nonNull)
                                .map(File::toPath))
                .toList();
    }

    private Optional<String> given(String key) {
        return Optional.ofNullable(session.getUserProperties().getProperty(key))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(key)));
    }

    /** A project that does not have energy-junit cannot have annotations: all its tests are meant. */
    private boolean measuresAll(Map<EnergyKey, String> settings) {
        boolean lend = isOnCommandLine()
                && !PomTestSetup.of(project, session.getUserProperties()).knowsUs();
        if (lend) {
            settings.putIfAbsent(EnergyKey.MEASURE, "all");
        }
        String given = session.getUserProperties().getProperty(EnergyKey.MEASURE.key());
        return "all".equals(given == null ? settings.get(EnergyKey.MEASURE) : given);
    }

    private void calibrate(Map<EnergyKey, String> settings) {
        IdlePower.Result result = IdleCalibration.of(session.getRequest().getData(), inForce(settings));
        IdleCalibration.handOn(result, settings);
        String text = IdleCalibration.describe(result);
        // Found once in a build, so said once.
        if (SharedInBuild.of(session, ToldInBuild.class, ToldInBuild::new).isNew(text)) {
            info(text);
        }
    }

    /** What is given on the command line comes before what the POM says. */
    private Map<EnergyKey, String> inForce(Map<EnergyKey, String> settings) {
        Map<EnergyKey, String> all = new TreeMap<>(settings);
        for (EnergyKey key : EnergyKey.values()) {
            String given = session.getUserProperties().getProperty(key.key());
            if (given != null) {
                all.put(key, given);
            }
        }
        return all;
    }

    /** Tests are told by the configuration of their run, so nothing is left that a later run would take for its own. */
    @Override
    void skipped() {
        String skip = EnergyKey.SKIP.key();
        // What is given on the command line reaches the tests by itself, and Surefire warns of what is given twice.
        listen(false, session.getUserProperties().containsKey(skip) ? Map.of() : Map.of(skip, "true"));
    }

    /** Writes the settings for the tests, and returns the system properties by which they learn of them. */
    private Map<String, String> write(Map<EnergyKey, String> settings) throws IOException {
        Instant started = PomBuild.started(session);
        Path file = PreparedProperties.write(output(), started, settings);
        if (!isOurs(output())) {
            file = PreparedProperties.write(output(), moduleKey(), started, settings);
        }
        Map<String, String> properties = new TreeMap<>();
        properties.put(Prepared.SETTINGS, file.toAbsolutePath().toString());
        // What is given on the command line reaches the tests by itself.
        if (!session.getUserProperties().containsKey(EnergyKey.OUTPUT.key())) {
            properties.put(EnergyKey.OUTPUT.key(), output.getAbsolutePath());
            Path usual = project.getBasedir().toPath().resolve("target").resolve("energy");
            if (!normal(output()).equals(normal(usual))) {
                // For JVMs that others than Surefire and Failsafe start.
                ArgLine.append(project.getProperties(), EnergyKey.OUTPUT, output.getAbsolutePath());
            }
        }
        return properties;
    }

    private boolean isOurs(Path folder) {
        return normal(folder).startsWith(normal(project.getBasedir().toPath()));
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private void listen(boolean all, Map<String, String> properties) {
        TestRuns.listening(session.getRequest(), toolchains)
                .prepare(
                        project,
                        new Prepared(
                                output(),
                                OwnJar.among(pluginArtifacts),
                                properties,
                                new ModuleRuns(all),
                                commands().in("mvn energy:report"),
                                getLog()));
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("energy."))
                .forEach(key -> strings.put(key, properties.getProperty(key)));
        return strings;
    }
}
