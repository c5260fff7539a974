package io.github.energyjunit.reactor.maven;

import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a POM configures this plugin with that no goal has: Maven ignores such an element without a word, before 3.9
 * at least, and what it was to say does not hold.
 */
public final class UnknownParameters {

    private static final String LIST = "All parameters: mvn energy:help -Ddetail";

    private final PluginDescriptor plugin;
    private final Map<String, Set<String>> elements;

    /**
     * Knows the goals of a plugin.
     *
     * @param elements what the children of a parameter's children may be, by the parameter's name
     */
    public UnknownParameters(PluginDescriptor plugin, Map<String, Set<String>> elements) {
        this.plugin = plugin;
        this.elements = elements;
    }

    /** Returns one sentence for each element that has no effect. */
    public Set<String> in(MavenProject project) {
        Plugin declared = project.getPlugin(plugin.getGroupId() + ":" + plugin.getArtifactId());
        Set<String> warnings = new TreeSet<>();
        if (declared == null) {
            return warnings;
        }
        Set<String> all = parameters(goals(plugin.getMojos()));
        List<Xpp3Dom> shared = children(declared.getConfiguration());
        Set<String> sharedNames = shared.stream().map(Xpp3Dom::getName).collect(Collectors.toSet());
        shared.forEach(element -> unknown(element, all).ifPresent(warnings::add));
        for (PluginExecution execution : declared.getExecutions()) {
            Set<String> own = parameters(execution.getGoals());
            for (Xpp3Dom element : children(execution.getConfiguration())) {
                // Maven has copied what is shared into each execution.
                if (!sharedNames.contains(element.getName())) {
                    unknown(element, all)
                            .or(() -> misplaced(element.getName(), execution, own))
                            .ifPresent(warnings::add);
                }
            }
        }
        return warnings;
    }

    private Optional<String> unknown(Xpp3Dom element, Set<String> known) {
        String name = element.getName();
        if (!known.contains(name)) {
            return Optional.of("<" + name + "> in the <configuration> of " + plugin.getArtifactId()
                    + " is no parameter and has no effect. " + advice(name, known));
        }
        Set<String> inside = elements.get(name);
        return inside == null
                ? Optional.empty()
                : children(element).stream()
                        .flatMap(child -> children(child).stream())
                        .map(Xpp3Dom::getName)
                        .filter(inner -> !inside.contains(inner))
                        .findFirst()
                        .map(inner -> "<" + inner + "> in <" + name + "> is no element of it. "
                                + meant(inner, inside)
                                        .orElse("Allowed are: <" + String.join(">, <", new TreeSet<>(inside)) + ">"));
    }

    private String advice(String name, Set<String> known) {
        if (EnergyKey.values().stream().anyMatch(key -> key.key().equals("energy." + name))) {
            return "Set it as a property: <energy." + name + "> in <properties>";
        }
        for (Map.Entry<String, Set<String>> nested : elements.entrySet()) {
            Optional<String> meant = Nearest.of(name, nested.getValue());
            if (meant.isPresent() && Nearest.of(name, known).isEmpty()) {
                return "Did you mean <" + meant.get() + "> inside <" + nested.getKey() + ">?";
            }
        }
        return meant(name, known).orElse(LIST);
    }

    private static Optional<String> meant(String name, Collection<String> known) {
        return Nearest.of(name, known).map(meant -> "Did you mean <" + meant + ">?");
    }

    private Optional<String> misplaced(String name, PluginExecution execution, Set<String> own) {
        if (own.contains(name) || own.isEmpty()) {
            return Optional.empty();
        }
        String having = plugin.getMojos().stream()
                .filter(goal -> parameters(List.of(goal.getGoal())).contains(name))
                .map(MojoDescriptor::getGoal)
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of("<" + name + "> in the execution '" + execution.getId() + "' of " + plugin.getArtifactId()
                + " has no effect: none of its goals (" + String.join(", ", execution.getGoals())
                + ") has it, only " + having + ". Move it to the <configuration> of the plugin");
    }

    private Set<String> parameters(Collection<String> goals) {
        Set<String> names = new TreeSet<>();
        for (String goal : goals) {
            MojoDescriptor descriptor = plugin.getMojo(goal);
            for (Parameter parameter : descriptor == null ? List.<Parameter>of() : descriptor.getParameters()) {
                if (parameter.isEditable()) {
                    names.add(parameter.getName());
                    Optional.ofNullable(parameter.getAlias()).ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private static List<String> goals(List<MojoDescriptor> mojos) {
        return mojos.stream().map(MojoDescriptor::getGoal).toList();
    }

    private static List<Xpp3Dom> children(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom ? new ArrayList<>(List.of(dom.getChildren())) : List.of();
    }
}
