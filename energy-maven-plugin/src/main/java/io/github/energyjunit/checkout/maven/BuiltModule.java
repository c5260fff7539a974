package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.TestModule;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Tells how the tests of a module that this Maven has just built are run. */
@FunctionalInterface
public interface BuiltModule {
    /** Describes the module's tests as they lie there. */
    List<TestModule> describe(MavenProject module) throws MojoExecutionException;
}
