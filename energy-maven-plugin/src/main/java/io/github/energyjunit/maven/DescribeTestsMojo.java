package io.github.energyjunit.maven;

import io.github.energyjunit.attach.Obstacles;
import io.github.energyjunit.versions.JUnitNeeds;
import io.github.energyjunit.versions.TestModule;
import io.github.energyjunit.versions.maven.Artifacts;
import io.github.energyjunit.versions.maven.OwnJar;
import io.github.energyjunit.versions.maven.SurefireSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Write down what a JVM needs to run the tests of this module. The goal {@code compare} calls it in a build of its own for
 * each version; it is of no use by itself.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "describe-tests",
        defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class DescribeTestsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    /**
     * The directory that the description is written into.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.tests.directory", required = true)
    File directory;

    private final RepositorySystem repositories;

    /** Is called by Maven, which sets the parameters before it calls the goal. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    public DescribeTestsMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException {
        Path tests = Path.of(project.getBuild().getTestOutputDirectory());
        if (!Files.isDirectory(tests)) {
            return;
        }
        SurefireSettings surefire = new SurefireSettings(project);
        var setup = PomTestSetup.of(project, session.getUserProperties());
        try {
            new TestModule(
                            project.getGroupId() + ":" + project.getArtifactId(),
                            surefire.folder(),
                            List.of(tests.toString()),
                            classPath(surefire),
                            surefire.java(),
                            surefire.options(),
                            surefire.properties(),
                            surefire.environment(),
                            Obstacles.extensionWorks(setup),
                            Obstacles.in(setup))
                    .write(directory.toPath());
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The tests of " + project.getId() + " cannot be described: " + e, e);
        }
    }

    /** The meter comes first and is ours on both sides, so that both versions are measured alike. */
    private List<String> classPath(SurefireSettings surefire)
            throws MojoExecutionException, DependencyResolutionRequiredException {
        Map<String, String> present = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        for (Artifact artifact : project.getArtifacts()) {
            String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
            present.put(name, artifact.getVersion());
            files.put(String.valueOf(artifact.getFile()), name);
        }
        List<String> classPath = new ArrayList<>();
        classPath.add(OwnJar.among(pluginArtifacts).toString());
        for (String element : project.getTestClasspathElements()) {
            if (!OwnJar.NAME.equals(files.get(element))) {
                classPath.add(element);
            }
        }
        classPath.addAll(surefire.additionalClassPath());
        List<String> missing = JUnitNeeds.missing(present);
        if (!missing.isEmpty()) {
            Artifacts artifacts =
                    new Artifacts(repositories, session.getRepositorySession(), project.getRemoteProjectRepositories());
            artifacts.resolve(missing).stream()
                    .filter(found -> !present.containsKey(found.name()))
                    .forEach(found -> classPath.add(found.file().toString()));
        }
        return classPath;
    }
}
