package io.github.energyjunit.maven;

import io.github.energyjunit.testjvm.TestSetup;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Reads from a POM how its tests run. */
final class PomTestSetup {

    private static final String PLUGINS = "org.apache.maven.plugins:";
    private static final String SUREFIRE = PLUGINS + "maven-surefire-plugin";
    private static final String FAILSAFE = PLUGINS + "maven-failsafe-plugin";

    private PomTestSetup() {}

    static TestSetup of(MavenProject project, Properties given) {
        Map<String, String> dependencies = new TreeMap<>();
        for (Dependency dependency : project.getDependencies()) {
            dependencies.put(
                    dependency.getGroupId() + ":" + dependency.getArtifactId(),
                    String.valueOf(dependency.getVersion()));
        }
        Map<String, String> configuration = new TreeMap<>();
        for (Properties properties : List.of(project.getProperties(), given)) {
            for (String name : List.of("forkCount", "forkMode")) {
                if (properties.getProperty(name) != null) {
                    configuration.put(name, properties.getProperty(name));
                }
            }
        }
        for (String plugin : List.of(SUREFIRE, FAILSAFE)) {
            Plugin found = project.getPlugin(plugin);
            if (found != null && found.getConfiguration() instanceof Xpp3Dom dom) {
                for (Xpp3Dom child : dom.getChildren()) {
                    String value = child.getValue();
                    configuration.put(child.getName(), value == null ? "" : value.trim());
                }
            }
        }
        Plugin surefire = project.getPlugin(SUREFIRE);
        String version = surefire == null ? "unknown" : String.valueOf(surefire.getVersion());
        return new TestSetup(dependencies, version, Set.of(), configuration);
    }
}
