package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.checkout.maven.Artifacts;
import io.github.energyjunit.checkout.maven.BuiltSides;
import io.github.energyjunit.checkout.maven.BuiltVersions;
import io.github.energyjunit.checkout.maven.MeterSettings;
import io.github.energyjunit.checkout.maven.OwnJar;
import io.github.energyjunit.checkout.maven.PublishedSides;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.documents.CompareConsole;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.environments.Environments;
import io.github.energyjunit.environments.documents.EnvironmentsConsole;
import io.github.energyjunit.environments.documents.EnvironmentsDocuments;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.paired.Versions;
import io.github.energyjunit.reactor.maven.SharedInBuild;
import io.github.energyjunit.report.ConsoleText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Compares the energy of two versions on this machine: the base is checked out and built next to the work tree, and the
 * measured tests of both run alternately, so that changes of the machine affect both. Fails if a test has become worse.
 *
 * @since 0.1.0
 */
@Mojo(name = "compare", aggregator = true, requiresProject = false, threadSafe = true)
public final class CompareMojo extends AbstractCompareMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    /**
     * Existing results to compare instead of two versions: {@code label=directory}, two or more, separated by commas. Nothing
     * is built or run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.results")
    @Nullable
    String results;

    private final ConsoleText console = ConsoleText.ofThisConsole();
    private final RepositorySystem repositories;

    /** Invoked by Maven. */
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
        PomParameters.warnOnce(session, session.getTopLevelProject(), plugin, getLog()::warn);
        Path directory = directory(output, Path.of(session.getExecutionRootDirectory()));
        if (results == null) {
            compareVersions(directory);
        } else {
            compareEnvironments(results, directory);
        }
    }

    private void compareEnvironments(String labelled, Path directory) throws MojoExecutionException {
        try {
            EnvironmentTable table = Environments.compare(labelled, Path.of(session.getExecutionRootDirectory()));
            List<Path> written = new EnvironmentsDocuments(directory).write(table, Instant.now());
            EnvironmentsConsole text = new EnvironmentsConsole(table, top);
            text.lines().forEach(this::info);
            text.warnings().forEach(line -> getLog().warn(console.fit(line)));
            written.forEach(file -> info("Written: " + file));
        } catch (InputException e) {
            throw new MojoExecutionException(console.fit(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The results cannot be compared: " + e, e);
        }
    }

    private void compareVersions(Path directory) throws MojoExecutionException, MojoFailureException {
        Comparison comparison;
        List<Path> written;
        Formats chosen = formats();
        try (Workspace workspace = Workspace.open(directory.resolve("compare"))) {
            comparison = versions(workspace).compare(workspace, this::info);
            written = new ArrayList<>(new CompareDocuments(directory).write(comparison, Instant.now()));
            written.addAll(chosen.write(comparison, directory, places()));
        } catch (InputException | InvalidConfigurationException e) {
            throw new MojoExecutionException(console.fit(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The comparison was aborted: " + e, e);
        }
        CompareConsole text = new CompareConsole(comparison, top);
        text.lines().forEach(this::info);
        text.warnings().forEach(line -> getLog().warn(console.fit(line)));
        text.errors().forEach(line -> getLog().error(console.fit(line)));
        written.forEach(file -> info("Written: " + file));
        if (GitHubActions.isHere(System.getenv())) {
            new GitHubActions(System.getenv(), places())
                    .annotations(
                            comparison, SharedInBuild.of(session, GitHubActions.Used.class, GitHubActions.Used::new))
                    .forEach(System.out::println);
        }
        List<ComparedTest> worse = comparison.with(Verdict.FAIL);
        if (!worse.isEmpty() && failOnViolation) {
            throw new MojoFailureException(console.fit(message(comparison, worse)));
        }
        if (!worse.isEmpty()) {
            getLog().warn("Not failing the build: energy.failOnViolation=false.");
        }
    }

    private Formats formats() throws MojoExecutionException {
        try {
            return Formats.of(formats, System.getenv());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private CodePlaces places() {
        return PomPlaces.of(Path.of(session.getExecutionRootDirectory()), session.getProjects());
    }

    private static String message(Comparison comparison, List<ComparedTest> worse) {
        String newLine = System.lineSeparator();
        return "Energy regressions against " + comparison.run().baseName() + ": " + worse.size()
                + worse.stream()
                        .map(each -> newLine + "  " + each.test().test() + ": " + each.reason())
                        .collect(Collectors.joining())
                + newLine + "Use less energy; or pass -Denergy.failOnViolation=false if the increase is intended.";
    }

    private void info(String text) {
        getLog().info(console.fit(text));
    }

    private Versions versions(Workspace workspace) throws IOException, MojoExecutionException {
        BuiltVersions sides = sides(workspace);
        boolean all = "all".equals(measure) || (measure == null && baseArtifact != null);
        long order = seed == null ? ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE) : seed;
        return new Versions(
                sides.baseName(),
                sides.headName(),
                sides.base(),
                sides.head(),
                sides.changes(),
                MeterSettings.of(session, sides.head(), getLog()::warn),
                wanted(),
                all,
                Suspects.NONE,
                pace(),
                order,
                rule());
    }

    private BuiltVersions sides(Workspace workspace) throws IOException, MojoExecutionException {
        if ((baseArtifact == null) != (headArtifact == null)) {
            throw new InputException("energy.base.artifact and energy.head.artifact belong together: only one is set");
        }
        if (baseArtifact != null && headArtifact != null) {
            Artifacts artifacts = new Artifacts(
                    repositories,
                    session.getRepositorySession(),
                    session.getCurrentProject().getRemoteProjectRepositories());
            return new PublishedSides(artifacts, OwnJar.among(pluginArtifacts).toString())
                    .of(baseArtifact, headArtifact, workspace);
        }
        if (session.getRequest().getPom() == null) {
            throw new InputException("There is no POM here: call the goal in a project, or name two published versions"
                    + " by -Denergy.base.artifact=<group:artifact:version> and -Denergy.head.artifact=...");
        }
        BuiltSides built = new BuiltSides(session, plugin, getLog()::info);
        return baseDirectory == null
                ? built.ofRevision(base, workspace)
                : built.ofFolder(baseDirectory.toPath().toAbsolutePath().normalize(), workspace);
    }
}
