package io.github.energyjunit.maven;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.maven.BuiltModule;
import io.github.energyjunit.checkout.maven.ModuleDescriber;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Describes the tests of a module that this build has built, without building anything. */
record PomTests(MavenSession session, ProjectDependenciesResolver resolver, ModuleDescriber describer)
        implements BuiltModule {

    private static final Set<String> OF_TESTS = Set.of("compile", "provided", "runtime", "system", "test");

    @Override
    public List<TestModule> describe(MavenProject module) throws MojoExecutionException {
        return describer.describe(
                module, artifacts(session, resolver, module), PomTestSetup.of(module, session.getUserProperties()));
    }

    /**
     * Resolves what a module's tests depend on.
     *
     * @throws MojoExecutionException if that is not to be had
     */
    static List<Artifact> artifacts(MavenSession session, ProjectDependenciesResolver resolver, MavenProject module)
            throws MojoExecutionException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(module, session.getRepositorySession());
        try {
            return resolver.resolve(request).getResolvedDependencies().stream()
                    .filter(dependency -> OF_TESTS.contains(dependency.getScope()))
                    .map(dependency -> RepositoryUtils.toArtifact(dependency.getArtifact()))
                    .collect(Collectors.toList());
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "The test dependencies of " + module.getId() + " cannot be resolved: " + e.getMessage(), e);
        }
    }
}
