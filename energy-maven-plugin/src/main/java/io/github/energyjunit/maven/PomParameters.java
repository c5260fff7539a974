package io.github.energyjunit.maven;

import io.github.energyjunit.reactor.maven.SharedInBuild;
import io.github.energyjunit.reactor.maven.ToldInBuild;
import io.github.energyjunit.reactor.maven.UnknownParameters;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the POM configures this plugin with, held against the parameters that there are. */
final class PomParameters {

    private PomParameters() {}

    /** Warns of each element that no goal knows: once in a build, whichever goals and modules come across it. */
    static void warnOnce(
            MavenSession session,
            @Nullable MavenProject project,
            @Nullable PluginDescriptor plugin,
            Consumer<String> log) {
        if (project == null || plugin == null || session.getTopLevelProject() == null) {
            return;
        }
        ToldInBuild told = SharedInBuild.of(session, ToldInBuild.class, ToldInBuild::new);
        new UnknownParameters(plugin, Map.of("budgets", PomBudget.ELEMENTS))
                .in(project).stream().filter(told::isNew).forEach(log);
    }
}
