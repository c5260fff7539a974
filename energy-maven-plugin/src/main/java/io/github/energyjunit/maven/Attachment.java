package io.github.energyjunit.maven;

import io.github.energyjunit.attach.Obstacles;
import io.github.energyjunit.attach.TestSetup;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Puts energy-junit on the class path of the test JVMs of a project that does not have it, and lets JUnit find it. */
final class Attachment {

    private static final String PLUGINS = "org.apache.maven.plugins:";
    private static final String CLASS_PATH = "maven.test.additionalClasspath";
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";
    /** Known from JUnit 5.12 on: lets no other extension in that lies on the class path without having been asked for. */
    private static final String INCLUDED = "junit.jupiter.extensions.autodetection.include";

    private final MavenSession session;
    private final MavenProject project;
    private final TestSetup setup;

    Attachment(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
        this.setup = setup(session, project);
    }

    /** Tell whether the project has energy-junit by itself. */
    boolean isKnown() {
        return setup.knowsUs();
    }

    /** Attach what is among the plugin's own artifacts; says what stands in the way. */
    void attach(List<Artifact> pluginArtifacts, Consumer<String> warn) {
        Obstacles.in(setup).forEach(obstacle -> warn.accept("Not every test can be measured: " + obstacle + "."));
        File jar = pluginArtifacts.stream()
                .filter(artifact -> artifact.getArtifactId().equals("energy-junit"))
                .map(Artifact::getFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("energy-junit is not among the plugin's artifacts"));
        Properties properties = project.getProperties();
        String old = properties.getProperty(CLASS_PATH, "");
        properties.setProperty(CLASS_PATH, old.isBlank() ? jar.getPath() : old + "," + jar.getPath());
        if (!Obstacles.extensionWorks(setup)) {
            warn.accept(
                    "JUnit Jupiter is older than 5.10: the whole execution of each test is measured, not its body.");
        } else if (!detects(project)) {
            // User properties reach the test JVMs whatever their argLine is.
            session.getUserProperties().setProperty(DETECTION, "true");
            session.getUserProperties().setProperty(INCLUDED, "io.github.energyjunit.EnergyExtension");
        }
    }

    private boolean detects(MavenProject module) {
        if (session.getUserProperties().containsKey(DETECTION)) {
            return true;
        }
        for (Resource folder : module.getTestResources()) {
            Path file = Path.of(folder.getDirectory()).resolve("junit-platform.properties");
            Properties properties = new Properties();
            if (Files.isReadable(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                } catch (IOException e) {
                    continue;
                }
            }
            if (properties.getProperty(DETECTION, "").equalsIgnoreCase("true")) {
                return true;
            }
        }
        return false;
    }

    private static TestSetup setup(MavenSession session, MavenProject project) {
        Map<String, String> dependencies = new TreeMap<>();
        for (Dependency dependency : project.getDependencies()) {
            dependencies.put(
                    dependency.getGroupId() + ":" + dependency.getArtifactId(),
                    String.valueOf(dependency.getVersion()));
        }
        Map<String, String> configuration = new TreeMap<>();
        for (String plugin : List.of("maven-surefire-plugin", "maven-failsafe-plugin")) {
            Plugin found = project.getPlugin(PLUGINS + plugin);
            if (found != null && found.getConfiguration() instanceof Xpp3Dom dom) {
                for (Xpp3Dom child : dom.getChildren()) {
                    configuration.put(
                            child.getName(),
                            child.getValue() == null ? "" : child.getValue().trim());
                }
            }
        }
        for (Properties properties : List.of(project.getProperties(), session.getUserProperties())) {
            for (String name : List.of("forkCount", "forkMode")) {
                if (properties.getProperty(name) != null) {
                    configuration.putIfAbsent(name, properties.getProperty(name));
                }
            }
        }
        Plugin surefire = project.getPlugin(PLUGINS + "maven-surefire-plugin");
        String version = surefire == null ? "unknown" : String.valueOf(surefire.getVersion());
        return new TestSetup(dependencies, version, configuration);
    }
}
