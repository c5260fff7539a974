package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.TestSelection;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.shared.utils.cli.CommandLineException;
import org.apache.maven.shared.utils.cli.CommandLineUtils;

/** How one execution of Surefire or Failsafe is told to start its test JVM. */
public final class TestExecution {
    private final String id;
    private final boolean integration;
    private final PluginConfiguration configuration;
    private final Path basedir;

    TestExecution(String id, boolean integration, PluginConfiguration configuration, Path basedir) {
        this.id = id;
        this.integration = integration;
        this.configuration = configuration;
        this.basedir = basedir;
    }

    /** Returns what distinguishes it from Surefire's usual execution; that one's is empty. */
    public String suffix() {
        return id.equals("default-test") ? "" : ":" + id;
    }

    /** Returns whether the POM or the call says that its tests do not run. */
    public boolean isSkipped() {
        return List.of("skip", "skipTests", integration ? "skipITs" : "skipExec").stream()
                .anyMatch(
                        name -> configuration.text(name).filter("true"::equals).isPresent());
    }

    /** Returns the options of the JVM; assertions are on, as Surefire has them. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        if (configuration.text("enableAssertions").filter("false"::equals).isEmpty()) {
            options.add("-ea");
        }
        String line =
                configuration.text("argLine").orElse("").replaceAll("\\s+", " ").trim();
        try {
            options.addAll(List.of(CommandLineUtils.translateCommandline(line)));
        } catch (CommandLineException e) {
            throw new IllegalArgumentException("The argLine '" + line + "' of " + id + ": " + e.getMessage(), e);
        }
        return options;
    }

    /** Returns whether tests of a named module run in it, as is usual. */
    public boolean usesModulePath() {
        return configuration.text("useModulePath").filter("false"::equals).isEmpty();
    }

    /** Returns the program that runs Java, if it is named. */
    public Optional<String> java() {
        return configuration
                .text("jvm")
                .map(jvm -> jvm.contains("/") || jvm.contains("\\")
                        ? basedir.resolve(jvm).toString()
                        : jvm);
    }

    /** Returns what a toolchain has to be like, if this execution wants one of its own. */
    public Map<String, String> toolchain() {
        return configuration.children("jdkToolchain");
    }

    /** Returns the system properties of the tests that the POM names. */
    public Map<String, String> properties() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        // The older name first, so that the newer one wins.
        properties.putAll(configuration.properties("systemProperties"));
        Optional<String> file = configuration.text("systemPropertiesFile");
        if (file.isPresent()) {
            Properties loaded = new Properties();
            try (var reader = java.nio.file.Files.newBufferedReader(basedir.resolve(file.get()))) {
                loaded.load(reader);
            }
            loaded.stringPropertyNames().forEach(key -> properties.put(key, loaded.getProperty(key)));
        }
        properties.putAll(configuration.children("systemPropertyVariables"));
        return properties;
    }

    /** Returns the configuration parameters of the JUnit Platform. */
    public Map<String, String> parameters() throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        String text = configuration.properties("properties").getOrDefault("configurationParameters", "");
        Properties loaded = new Properties();
        loaded.load(new StringReader(text));
        loaded.stringPropertyNames().forEach(key -> parameters.put(key, loaded.getProperty(key)));
        return parameters;
    }

    /** Returns the environment variables of the tests. */
    public Map<String, String> environment() {
        return configuration.children("environmentVariables");
    }

    /** Returns the environment variables that the tests do not see. */
    public List<String> hiddenEnvironment() {
        return configuration.list("excludedEnvironmentVariables");
    }

    /** Returns where the tests run. */
    public String folder() {
        return basedir.resolve(configuration.text("workingDirectory").orElse(""))
                .normalize()
                .toString();
    }

    /** Returns the folder of the test classes, if it is not the usual one. */
    public Optional<Path> testClasses() {
        return configuration.text("testClassesDirectory").map(basedir::resolve);
    }

    /** Returns what stands behind the test class path. */
    public List<String> additionalClassPath() {
        return configuration.list("additionalClasspathElements").stream()
                .map(element -> basedir.resolve(element).toString())
                .toList();
    }

    /** Returns whether an artifact, {@code group:artifact}, is kept from the class path. */
    public boolean excludes(String artifact) {
        return configuration.list("classpathDependencyExcludes").stream()
                .anyMatch(
                        pattern -> artifact.matches(pattern.replace(".", "\\.").replace("*", ".*")));
    }

    /** Returns which tests run. */
    public TestSelection selection() throws IOException {
        List<String> includes = new ArrayList<>(configuration.list("includes"));
        includes.addAll(configuration.lines("includesFile", basedir));
        List<String> excludes = new ArrayList<>(configuration.list("excludes"));
        excludes.addAll(configuration.lines("excludesFile", basedir));
        if (includes.isEmpty()) {
            includes.addAll(integration ? ClassPatterns.FAILSAFE : ClassPatterns.SUREFIRE);
        }
        return new TestSelection(
                ClassPatterns.regex(includes),
                ClassPatterns.regex(excludes),
                groups("groups"),
                groups("excludedGroups"));
    }

    private String groups(String name) {
        String platform = Objects.equals(name, "groups") ? "includeTags" : "excludeTags";
        return configuration
                .text(name)
                .or(() -> Optional.ofNullable(
                        configuration.properties("properties").get(platform)))
                .orElse("");
    }
}
