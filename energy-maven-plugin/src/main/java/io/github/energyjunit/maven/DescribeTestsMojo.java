package io.github.energyjunit.maven;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.maven.ModuleDescriber;
import io.github.energyjunit.checkout.maven.OwnJar;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Describes what a JVM needs to run the tests of this module. The goal {@code compare} calls it in a separate build of each
 * version; it is of no use on its own.
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
     * The directory to which the description is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.tests.directory", required = true)
    File directory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final RepositorySystem repositories;
    private final ToolchainManager toolchains;

    /** Invoked by Maven. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    public DescribeTestsMojo(RepositorySystem repositories, ToolchainManager toolchains) {
        this.repositories = repositories;
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException {
        ModuleDescriber describer =
                new ModuleDescriber(session, execution, toolchains, repositories, OwnJar.among(pluginArtifacts));
        try {
            for (TestModule module : describer.describe(
                    project, project.getArtifacts(), PomTestSetup.of(project, session.getUserProperties()))) {
                module.write(directory.toPath());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The tests of " + project.getId() + " cannot be described: " + e, e);
        }
    }
}
