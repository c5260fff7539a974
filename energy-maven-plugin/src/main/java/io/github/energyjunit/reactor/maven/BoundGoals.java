package io.github.energyjunit.reactor.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** What the POM of a module binds to its build. */
public final class BoundGoals {

    private BoundGoals() {}

    /** Returns whether a goal of a plugin, named by group and artifact, is bound to a phase of the module's build. */
    public static boolean runs(MavenProject module, String plugin, String goal) {
        Plugin declared = module.getPlugin(plugin);
        return declared != null
                && declared.getExecutions().stream()
                        .filter(execution -> !"none".equals(execution.getPhase()))
                        .anyMatch(execution -> execution.getGoals().contains(goal));
    }
}
