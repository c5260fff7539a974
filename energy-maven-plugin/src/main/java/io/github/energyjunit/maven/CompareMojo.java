package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.TestPattern;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.documents.CompareConsole;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.interleave.Pace;
import io.github.energyjunit.interleave.Versions;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.report.ConsoleText;
import io.github.energyjunit.versions.Workspace;
import io.github.energyjunit.versions.maven.Artifacts;
import io.github.energyjunit.versions.maven.BuiltSides;
import io.github.energyjunit.versions.maven.MeterSettings;
import io.github.energyjunit.versions.maven.PublishedSides;
import io.github.energyjunit.versions.maven.Sides;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /**
     * How many tests that simply pass the console shows; all others are shown anyway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.console.top", defaultValue = "20")
    int top;

    private final ConsoleText console = ConsoleText.ofThisConsole();
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
        Path directory = output.toPath().toAbsolutePath();
        Comparison comparison;
        List<Path> written;
        try (Workspace workspace = Workspace.open(directory.resolve("compare"))) {
            comparison = versions(workspace).compare(workspace, this::info);
            written = new CompareDocuments(directory).write(comparison, Instant.now());
        } catch (InputException | InvalidConfigurationException e) {
            throw new MojoExecutionException(console.fit(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The comparison broke off: " + e, e);
        }
        CompareConsole text = new CompareConsole(comparison, top);
        text.lines().forEach(this::info);
        text.warnings().forEach(line -> getLog().warn(console.fit(line)));
        text.errors().forEach(line -> getLog().error(console.fit(line)));
        written.forEach(file -> info("Written: " + file));
        List<ComparedTest> worse = comparison.with(Verdict.FAIL);
        if (!worse.isEmpty() && failOnViolation) {
            throw new MojoFailureException(console.fit(message(comparison, worse)));
        }
        if (!worse.isEmpty()) {
            getLog().warn("The build goes on because energy.failOnViolation is false.");
        }
    }

    private static String message(Comparison comparison, List<ComparedTest> worse) {
        String newLine = System.lineSeparator();
        return "Energy regressions against " + comparison.run().baseName() + ": " + worse.size()
                + worse.stream()
                        .map(each -> newLine + "  " + each.test().test() + ": " + each.reason())
                        .collect(Collectors.joining())
                + newLine + "Use less energy; or pass -Denergy.failOnViolation=false if it is meant to be so.";
    }

    private void info(String text) {
        getLog().info(console.fit(text));
    }

    private Versions versions(Workspace workspace) throws IOException, MojoExecutionException {
        Sides sides = sides(workspace);
        boolean all = "all".equals(measure) || (measure == null && baseArtifact != null);
        long order = seed == null ? ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE) : seed;
        return new Versions(
                sides.baseName(),
                sides.headName(),
                sides.base(),
                sides.head(),
                MeterSettings.of(session),
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
