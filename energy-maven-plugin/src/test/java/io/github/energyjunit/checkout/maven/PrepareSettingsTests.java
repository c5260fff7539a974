package io.github.energyjunit.checkout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.settings.EnergyKey;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class PrepareSettingsTests {

    @Test
    void parameters_of_an_execution_of_prepare_are_found_by_their_keys() {
        Plugin plugin = plugin();
        plugin.addExecution(execution("report", Map.of("source", "estimate")));
        plugin.addExecution(execution("prepare", Map.of("source", " powercap ", "estimateIdleWatts", "7")));

        PrepareSettings settings = new PrepareSettings(List.of(new MavenProject(), project(plugin)));

        assertThat(settings.of(EnergyKey.SOURCE)).hasValue("powercap");
        assertThat(settings.of(EnergyKey.ESTIMATE_IDLE_WATTS)).hasValue("7");
        assertThat(settings.of(EnergyKey.POWERCAP_ROOT)).isEmpty();
    }

    @Test
    void parameters_of_the_whole_plugin_are_found_and_empty_ones_are_none() {
        Plugin plugin = plugin();
        plugin.setConfiguration(configuration(Map.of("powercapRoot", "tree", "idleTime", "")));

        PrepareSettings settings = new PrepareSettings(List.of(project(plugin)));

        assertThat(settings.of(EnergyKey.POWERCAP_ROOT)).hasValue("tree");
        assertThat(settings.of(EnergyKey.IDLE_TIME)).isEmpty();
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.energyjunit");
        plugin.setArtifactId("energy-maven-plugin");
        return plugin;
    }

    private static PluginExecution execution(String goal, Map<String, String> parameters) {
        PluginExecution execution = new PluginExecution();
        execution.setId(goal);
        execution.addGoal(goal);
        execution.setConfiguration(configuration(parameters));
        return execution;
    }

    private static Xpp3Dom configuration(Map<String, String> parameters) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        parameters.forEach((name, value) -> {
            Xpp3Dom element = new Xpp3Dom(name);
            element.setValue(value);
            configuration.addChild(element);
        });
        return configuration;
    }

    private static MavenProject project(Plugin plugin) {
        Build build = new Build();
        build.addPlugin(plugin);
        Model model = new Model();
        model.setBuild(build);
        return new MavenProject(model);
    }
}
