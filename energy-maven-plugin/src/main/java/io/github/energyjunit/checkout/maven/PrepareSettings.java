package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.settings.EnergyKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What POMs tell the goal {@code prepare} by its parameters; a comparison measures by the same. */
final class PrepareSettings {
    private static final String PLUGIN = "io.github.energyjunit:energy-maven-plugin";
    private static final String NAMESPACE = "energy.";
    private static final Pattern DOT = Pattern.compile("\\.(.)");

    private final List<MavenProject> projects;

    /** Look into these; the first that says something has the word. */
    PrepareSettings(List<MavenProject> projects) {
        this.projects = List.copyOf(projects);
    }

    /** Find what is configured for a key, in an execution of {@code prepare} or for the whole plugin. */
    Optional<String> of(EnergyKey key) {
        String parameter = parameter(key.key());
        return projects.stream()
                .flatMap(project -> Stream.ofNullable(project.getPlugin(PLUGIN)))
                .flatMap(PrepareSettings::configurations)
                .flatMap(configuration -> Stream.ofNullable(configuration.getChild(parameter)))
                .flatMap(element -> Stream.ofNullable(element.getValue()))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Name the parameter of a key: {@code estimateIdleWatts} for {@code energy.estimate.idleWatts}. */
    private static String parameter(String key) {
        return DOT.matcher(key.substring(NAMESPACE.length()))
                .replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
    }

    private static Stream<Xpp3Dom> configurations(Plugin plugin) {
        Stream<Object> ofExecutions = plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains("prepare"))
                .map(PluginExecution::getConfiguration);
        return Stream.concat(ofExecutions, Stream.of(plugin).map(Plugin::getConfiguration))
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast);
    }
}
