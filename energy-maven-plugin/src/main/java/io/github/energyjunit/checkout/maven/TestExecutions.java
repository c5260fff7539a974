package io.github.energyjunit.checkout.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds how a module's tests are run: every execution of Surefire and of Failsafe. */
public final class TestExecutions {
    private static final String PLUGINS = "org.apache.maven.plugins:maven-";
    /** Is filled in by Surefire when it starts a JVM. */
    private static final Pattern LATE = Pattern.compile("@\\{([^}]*)}|\\$\\{([^}]*)}");

    /** The properties that users give in place of an element. */
    private static final Map<String, String> GIVEN = Map.of(
            "argLine", "argLine",
            "groups", "groups",
            "excludedGroups", "excludedGroups",
            "jvm", "jvm",
            "enableAssertions", "enableAssertions",
            "includesFile", "surefire.includesFile",
            "excludesFile", "surefire.excludesFile",
            "useModulePath", "surefire.useModulePath",
            "skip", "maven.test.skip");

    private static final int DEEPEST = 10;

    private TestExecutions() {}

    /**
     * Lists the executions, the usual one of Surefire first; a module whose POM shows none has that one.
     *
     * @param property gives what Maven would put in place of an expression, by its name
     */
    public static List<TestExecution> of(MavenProject project, Function<String, Optional<String>> property) {
        UnaryOperator<String> filled = text -> fill(text, property, 0);
        Map<String, String> given = new HashMap<>();
        GIVEN.forEach((element, name) -> property.apply(name).ifPresent(value -> given.put(element, value)));
        List<TestExecution> executions = new ArrayList<>();
        for (String kind : List.of("surefire", "failsafe")) {
            Plugin plugin = project.getPlugin(PLUGINS + kind + "-plugin");
            boolean integration = kind.equals("failsafe");
            String goal = integration ? "integration-test" : "test";
            for (PluginExecution execution : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
                if (execution.getGoals().contains(goal) && !"none".equals(execution.getPhase())) {
                    executions.add(execution(project, plugin, execution, integration, given, filled));
                }
            }
            if (!integration && executions.isEmpty()) {
                Xpp3Dom dom = plugin == null ? null : dom(plugin.getConfiguration());
                executions.add(new TestExecution(
                        "default-test", false, new PluginConfiguration(dom, given, filled), basedir(project)));
            }
        }
        executions.removeIf(execution -> execution.isSkipped());
        return executions;
    }

    private static TestExecution execution(
            MavenProject project,
            Plugin plugin,
            PluginExecution execution,
            boolean integration,
            Map<String, String> given,
            UnaryOperator<String> filled) {
        Xpp3Dom own = dom(execution.getConfiguration());
        Xpp3Dom shared = dom(plugin.getConfiguration());
        // Maven has merged what is shared into each execution, but for those that lifecycles add late.
        Xpp3Dom merged = own == null ? shared : Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(own), shared);
        return new TestExecution(
                execution.getId(), integration, new PluginConfiguration(merged, given, filled), basedir(project));
    }

    private static @Nullable Xpp3Dom dom(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom ? dom : null;
    }

    private static Path basedir(MavenProject project) {
        return project.getBasedir().toPath().toAbsolutePath();
    }

    private static String fill(String text, Function<String, Optional<String>> property, int depth) {
        if (depth > DEEPEST || !(text.contains("${") || text.contains("@{"))) {
            return text;
        }
        return LATE.matcher(text).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            String value = name.equals("surefire.forkNumber") || name.equals("surefire.threadNumber")
                    ? "1"
                    : property.apply(name).orElse("");
            return Matcher.quoteReplacement(fill(value, property, depth + 1));
        });
    }
}
