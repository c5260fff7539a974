package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.TestPattern;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.interleave.Pace;
import io.github.energyjunit.interleave.Versions;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.versions.Workspace;
import io.github.energyjunit.versions.maven.Artifacts;
import io.github.energyjunit.versions.maven.BuiltSides;
import io.github.energyjunit.versions.maven.PublishedSides;
import io.github.energyjunit.versions.maven.Sides;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Compare the energy of two versions on this machine, now: the base is checked out and built beside the work tree, and the
 * measured tests of both run in turns, so that whatever the machine does meets both alike. Fails if a test has become
 * worse.
 *
 * @since 0.1.0
 */
@Mojo(name = "compare", aggregator = true, requiresProject = false, threadSafe = true)
public final class CompareMojo extends AbstractMojo {

    private static final Duration LONGEST = Duration.ofHours(24);
    /** What this goal decides for the test JVMs itself. */
    private static final Set<EnergyKey> OURS = EnumSet.of(
            EnergyKey.SKIP, EnergyKey.OUTPUT, EnergyKey.MEASURE, EnergyKey.SAMPLES, EnergyKey.WARMUPS, EnergyKey.TIME);

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    /**
     * Skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.skip", defaultValue = "false")
    boolean skip;

    /**
     * The directory for {@code compare.json}, and for logs and measurements in its folder {@code compare}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.output", defaultValue = "${project.build.directory}/energy")
    File output;

    /**
     * The revision to compare with, as git understands it. Without it: where the main branch was left; on the main branch
     * itself HEAD if there are changes, else HEAD~1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base")
    @Nullable
    String base;

    /**
     * A directory with the base, instead of a revision. It is built in place.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base.dir")
    @Nullable
    File baseDirectory;

    /**
     * A published version as base, {@code group:artifact:version}, whose tests are published with the classifier
     * {@code tests}. Needs {@code energy.head.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base.artifact")
    @Nullable
    String baseArtifact;

    /**
     * The published version to hold against {@code energy.base.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.head.artifact")
    @Nullable
    String headArtifact;

    /**
     * How long measuring may take, builds not included, such as {@code 90s} or {@code 10min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.time", defaultValue = "10min")
    String time = "10min";

    /**
     * How long one sample of a plain test lasts at least: so often is the test run in a row. An {@code @EnergyTest} knows
     * its own time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.sampleTime", defaultValue = "250ms")
    String sampleTime = "250ms";

    /**
     * How long one test may take before it is given up.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.testTimeout", defaultValue = "2min")
    String testTimeout = "2min";

    /**
     * Which tests to compare: a pattern for class and method such as {@code com.acme.*Tests#*}; several with blanks
     * between.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.tests", defaultValue = "*")
    String tests = "*";

    /**
     * The seed of the random order, to repeat a comparison in the same order.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.seed")
    @Nullable
    Long seed;

    /**
     * Which tests are compared: {@code annotated} or {@code all}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.measure")
    @Nullable
    String measure;

    /**
     * Fail the build if a test has become worse; otherwise this is only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    /**
     * The noise margin: by how much builds of the same code differ anyway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.margin", defaultValue = "0.02")
    double regressionMargin;

    /**
     * The least relative change that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minEffect", defaultValue = "0.05")
    double regressionMinEffect;

    /**
     * The same for estimated energy.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minEffectEstimated", defaultValue = "0.10")
    double regressionMinEffectEstimated;

    /**
     * The least change in joules that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minJoules", defaultValue = "0.01")
    double regressionMinJoules;

    /**
     * Above which minimal detectable effect a test is INCONCLUSIVE.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.maxDetectable", defaultValue = "0.20")
    double regressionMaxDetectable;

    /**
     * Let a regression of estimated energy break the build; otherwise it only warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.allowEstimated", defaultValue = "false")
    boolean regressionAllowEstimated;

    private final RepositorySystem repositories;

    /** Is called by Maven, which sets the parameters before it calls the goal. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    public CompareMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("energy.skip is set: nothing is compared.");
            return;
        }
        Comparison comparison;
        try (Workspace workspace =
                Workspace.open(output.toPath().toAbsolutePath().resolve("compare"))) {
            comparison = versions(workspace).compare(workspace, getLog()::info);
        } catch (InputException | InvalidConfigurationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The comparison broke off: " + e, e);
        }
        comparison
                .tests()
                .forEach(
                        test -> getLog().info(test.verdict() + " " + test.test().test() + " " + test.reason()));
        if (comparison.verdict() == Verdict.FAIL) {
            throw new MojoFailureException("worse");
        }
    }

    private Versions versions(Workspace workspace) throws IOException, MojoExecutionException {
        Sides sides = sides(workspace);
        boolean all = "all".equals(measure) || (measure == null && baseArtifact != null);
        long order = seed == null ? ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE) : seed;
        Configuration given = new Configuration(this::setting);
        return new Versions(
                sides.baseName(),
                sides.headName(),
                sides.base(),
                sides.head(),
                energySettings(given),
                wanted(),
                all,
                Set.of(),
                new Pace(
                        duration("energy.compare.time", time),
                        duration("energy.compare.sampleTime", sampleTime),
                        duration("energy.compare.testTimeout", testTimeout)),
                order,
                rule());
    }

    private Sides sides(Workspace workspace) throws IOException, MojoExecutionException {
        if ((baseArtifact == null) != (headArtifact == null)) {
            throw new InputException("energy.base.artifact and energy.head.artifact belong together: only one is set");
        }
        if (baseArtifact != null && headArtifact != null) {
            Artifacts artifacts = new Artifacts(
                    repositories,
                    session.getRepositorySession(),
                    session.getCurrentProject().getRemoteProjectRepositories());
            return new PublishedSides(artifacts, meter()).of(baseArtifact, headArtifact, workspace);
        }
        if (session.getRequest().getPom() == null) {
            throw new InputException(
                    "There is no POM here: call it where the project is, or name two published versions"
                            + " by -Denergy.base.artifact=<group:artifact:version> and -Denergy.head.artifact=...");
        }
        BuiltSides built = new BuiltSides(session, plugin, getLog()::info);
        return baseDirectory == null
                ? built.ofRevision(base, workspace)
                : built.ofFolder(baseDirectory.toPath().toAbsolutePath().normalize(), workspace);
    }

    private String meter() {
        return pluginArtifacts.stream()
                .filter(artifact -> artifact.getArtifactId().equals("energy-junit"))
                .map(artifact -> artifact.getFile().toString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("energy-junit is not among the plugin's artifacts"));
    }

    private Map<String, String> energySettings(Configuration given) {
        Map<String, String> settings = new TreeMap<>();
        for (EnergyKey key : EnergyKey.values()) {
            if (key.isReadByTests() && !OURS.contains(key)) {
                given.text(key.key()).ifPresent(value -> settings.put(key.key(), absolute(key, value)));
            }
        }
        IdlePower.Result idle = IdlePower.calibrate(given);
        Double watts = idle.watts();
        if (watts != null) {
            settings.put(EnergyKey.IDLE_WATTS.key(), String.format(Locale.ROOT, "%.3f", watts));
        }
        return settings;
    }

    /** The base runs elsewhere, where a relative path would lead to something else. */
    private String absolute(EnergyKey key, String value) {
        return key.key().endsWith(".root") || key == EnergyKey.SCAPHANDRE_JSON
                ? Path.of(session.getExecutionRootDirectory()).resolve(value).toString()
                : value;
    }

    private Optional<String> setting(String key) {
        String given = session.getUserProperties().getProperty(key);
        return Optional.ofNullable(
                given != null || session.getCurrentProject() == null
                        ? given
                        : session.getCurrentProject().getProperties().getProperty(key));
    }

    private Predicate<String> wanted() {
        List<TestPattern> patterns =
                Arrays.stream(tests.trim().split("\\s+")).map(TestPattern::new).toList();
        return test -> patterns.stream().anyMatch(pattern -> pattern.fits(test));
    }

    private static Duration duration(String key, String value) {
        return new Configuration(name -> Optional.of(value))
                .duration(key, LONGEST)
                .orElseThrow();
    }

    private RegressionRule rule() {
        RegressionRule usual = RegressionRule.DEFAULT;
        return new RegressionRule(
                regressionMargin,
                regressionMinEffect,
                regressionMinEffectEstimated,
                usual.effectPinned(),
                regressionMinJoules,
                usual.falseDiscoveryRate(),
                usual.confidence(),
                regressionMaxDetectable,
                usual.minSamples(),
                usual.maxCanary(),
                regressionAllowEstimated);
    }
}
