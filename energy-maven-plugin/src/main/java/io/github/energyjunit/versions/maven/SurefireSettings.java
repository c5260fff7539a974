package io.github.energyjunit.versions.maven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringTokenizer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** How Surefire is told to start its test JVMs; what only Failsafe is told is not looked at. */
public final class SurefireSettings {
    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";
    /** Is filled in by Surefire when it starts a JVM. */
    private static final Pattern LATE = Pattern.compile("@\\{([^}]*)}|\\$\\{surefire\\.([^}]*)}");

    private final MavenProject project;
    private final @Nullable Xpp3Dom configuration;

    /** Read the POM. */
    public SurefireSettings(MavenProject project) {
        this.project = project;
        Plugin plugin = project.getPlugin(SUREFIRE);
        configuration = plugin != null && plugin.getConfiguration() instanceof Xpp3Dom dom ? dom : null;
    }

    /** Return the options of the JVM. */
    public List<String> options() {
        String line = text("argLine");
        String late = line == null ? project.getProperties().getProperty("argLine", "") : line;
        Matcher matcher = LATE.matcher(late);
        String filled = matcher.replaceAll(match -> match.group(1) == null
                ? "1"
                : Matcher.quoteReplacement(project.getProperties().getProperty(match.group(1), "")));
        return new StringTokenizer(filled, ' ', '"').getTokenList();
    }

    /** Return the program that runs Java. */
    public String java() {
        String given = text("jvm");
        return given == null ? System.getProperty("java.home") + "/bin/java" : given;
    }

    /** Return the system properties of the tests. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        // The older name first, so that the newer one wins.
        properties.putAll(children("systemProperties"));
        properties.putAll(children("systemPropertyVariables"));
        return properties;
    }

    /** Return the environment variables of the tests. */
    public Map<String, String> environment() {
        return children("environmentVariables");
    }

    /** Return where the tests run. */
    public String folder() {
        String given = text("workingDirectory");
        return given == null ? project.getBasedir().getAbsolutePath() : given;
    }

    /** Return what stands behind the test class path. */
    public List<String> additionalClassPath() {
        return elements("additionalClasspathElements").stream()
                .map(SurefireSettings::value)
                .toList();
    }

    private Map<String, String> children(String name) {
        Map<String, String> values = new TreeMap<>();
        elements(name).forEach(child -> values.put(child.getName(), value(child)));
        return values;
    }

    private List<Xpp3Dom> elements(String name) {
        Xpp3Dom parent = configuration == null ? null : configuration.getChild(name);
        return parent == null ? List.of() : List.of(parent.getChildren());
    }

    private static String value(Xpp3Dom element) {
        String value = element.getValue();
        return value == null ? "" : value.trim();
    }

    private @Nullable String text(String name) {
        Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
        String value = child == null ? null : child.getValue();
        return value == null || value.isBlank() ? null : value.trim();
    }
}
