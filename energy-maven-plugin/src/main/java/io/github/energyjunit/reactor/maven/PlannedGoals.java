package io.github.energyjunit.reactor.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginContainerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Finds the goals of this plugin that a build will call in the module at hand, bound or typed. */
public final class PlannedGoals {

    private final LifecycleExecutor lifecycle;
    private final MavenPluginManager plugins;

    public PlannedGoals(LifecycleExecutor lifecycle, MavenPluginManager plugins) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
    }

    /**
     * Returns the goals, each with the parameters that it will have.
     *
     * @param type what goals are returned
     * @param unplannable is told why nobody can say what the build will do; nothing is returned then
     * @throws MojoExecutionException if the POM gives a goal a configuration that Maven cannot read
     */
    public <T> List<T> of(MavenSession session, PluginDescriptor plugin, Class<T> type, Consumer<Exception> unplannable)
            throws MojoExecutionException {
        List<T> goals = new ArrayList<>();
        for (MojoExecution planned : plan(session, unplannable)) {
            MojoDescriptor goal = isOf(plugin, planned) ? plugin.getMojo(planned.getGoal()) : null;
            if (goal != null
                    && (!goal.isAggregator() || session.getCurrentProject().isExecutionRoot())) {
                Mojo configured = configured(session, goal, planned);
                if (type.isInstance(configured)) {
                    goals.add(type.cast(configured));
                }
            }
        }
        return goals;
    }

    private List<MojoExecution> plan(MavenSession session, Consumer<Exception> unplannable) {
        try {
            MavenExecutionPlan plan =
                    lifecycle.calculateExecutionPlan(session, session.getGoals().toArray(String[]::new));
            return plan.getMojoExecutions();
        } catch (Exception e) { // Maven declares nine of them; it will report itself what is wrong with the build
            unplannable.accept(e);
            return List.of();
        }
    }

    private Mojo configured(MavenSession session, MojoDescriptor goal, MojoExecution planned)
            throws MojoExecutionException {
        // The plan's own descriptor does not know yet where the plugin's classes are.
        MojoExecution execution = new MojoExecution(goal, planned.getExecutionId(), planned.getSource());
        execution.setConfiguration(planned.getConfiguration());
        try {
            return plugins.getConfiguredMojo(Mojo.class, session, execution);
        } catch (PluginConfigurationException | PluginContainerException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isOf(PluginDescriptor plugin, MojoExecution planned) {
        return plugin.getGroupId().equals(planned.getGroupId())
                && plugin.getArtifactId().equals(planned.getArtifactId());
    }
}
