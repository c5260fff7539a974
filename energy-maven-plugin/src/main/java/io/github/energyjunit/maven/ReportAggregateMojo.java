package io.github.energyjunit.maven;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Shows the tests of several modules in one report, as part of the build: bind it in a module that comes last because it
 * depends on the others. The report holds that module and those of its dependencies that are built with it.
 *
 * @since 0.1.0
 */
@Mojo(name = "report-aggregate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportAggregateMojo extends AggregateMojo {

    /** Invoked by Maven. */
    public ReportAggregateMojo() {}

    @Override
    List<MavenProject> modules() {
        return Stream.concat(Stream.of(project), session.getProjects().stream().filter(this::isDependency))
                .toList();
    }

    private boolean isDependency(MavenProject module) {
        return project.getDependencies().stream()
                .anyMatch(dependency -> dependency.getGroupId().equals(module.getGroupId())
                        && dependency.getArtifactId().equals(module.getArtifactId())
                        && dependency.getVersion().equals(module.getVersion()));
    }
}
