package io.github.energyjunit.testjvm.maven;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.testjvm.JavaVersion;
import io.github.energyjunit.testjvm.Lending;
import io.github.energyjunit.testjvm.TestClassPath;
import io.github.energyjunit.testjvm.TestSetup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/** Gives the test JVMs of a prepared module what they need, when Surefire or Failsafe begins; it never fails a build. */
final class TestRunStart {

    private static final Set<String> GOALS = Set.of("test", "integration-test");
    private static final Set<String> PLUGINS = Set.of("maven-surefire-plugin", "maven-failsafe-plugin");
    private static final Set<String> PROVIDERS = Set.of("org.apache.maven.surefire", "org.junit.platform");
    private static final List<String> SKIPS = List.of("skipTests", "skip", "skipExec", "skipITs");
    private static final String IGNORE = "maven.test.failure.ignore";
    private static final List<String> ASKED =
            List.of("forkCount", "forkMode", "junit.jupiter.extensions.autodetection.enabled");

    private final TestRuns runs;
    private final ToolchainManager toolchains;

    TestRunStart(TestRuns runs, ToolchainManager toolchains) {
        this.runs = runs;
        this.toolchains = toolchains;
    }

    /** Change the configuration of a test run that begins. */
    void started(ExecutionEvent event) {
        if (!isTestRun(event)) {
            return;
        }
        runs.prepared(event.getProject()).ifPresent(prepared -> {
            try {
                change(event, prepared);
            } catch (IOException | DependencyResolutionRequiredException | RuntimeException e) {
                prepared.log().warn("Tests of this module are not prepared for measuring: " + e);
            }
        });
    }

    /** Reports how to see what was measured, as Maven stops before it is shown. */
    void failed(ExecutionEvent event) {
        if (!isTestRun(event)) {
            return;
        }
        runs.prepared(event.getProject())
                .filter(prepared -> prepared.runs().isNew("failed"))
                .filter(TestRunStart::hasMeasured)
                .ifPresent(prepared -> prepared.log()
                        .warn("Maven stops here, before energy is reported. See what was measured by `"
                                + prepared.report() + "`"
                                + (ignoresFailures(event)
                                        ? "."
                                        : ", or let builds continue to their reports with -D" + IGNORE + ".")));
    }

    /** Returns whether failing tests are no reason to stop, so that it was another one, such as a JVM that ended early. */
    private static boolean ignoresFailures(ExecutionEvent event) {
        return new TestRunConfiguration(event.getSession(), event.getMojoExecution())
                .text("testFailureIgnore")
                .equals("true");
    }

    private static boolean isTestRun(ExecutionEvent event) {
        MojoExecution execution = event.getMojoExecution();
        return execution != null
                && execution.getGroupId().equals("org.apache.maven.plugins")
                && PLUGINS.contains(execution.getArtifactId())
                && GOALS.contains(execution.getGoal());
    }

    private static boolean hasMeasured(Prepared prepared) {
        try {
            return !MeasurementFiles.find(prepared.output()).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private void change(ExecutionEvent event, Prepared prepared)
            throws IOException, DependencyResolutionRequiredException {
        MavenProject project = event.getProject();
        TestRunConfiguration configuration = new TestRunConfiguration(event.getSession(), event.getMojoExecution());
        if (SKIPS.stream().anyMatch(skip -> configuration.text(skip).equals("true"))
                || !hasTests(project, configuration)) {
            return;
        }
        prepared.runs().began();
        // Surefire warns of a property that is given twice; tests inside Maven have no options of a JVM of theirs.
        String argLine = configuration.forks()
                ? configuration.argLine(project.getProperties().getProperty("argLine", ""))
                : "";
        prepared.properties().forEach((name, value) -> {
            if (!argLine.contains("-D" + name + "=")) {
                configuration.property(name, value);
            }
        });
        if (prepared.runs().all()) {
            lend(event, prepared, configuration);
        }
        configuration.apply();
    }

    private void lend(ExecutionEvent event, Prepared prepared, TestRunConfiguration configuration)
            throws IOException, DependencyResolutionRequiredException {
        MavenProject project = event.getProject();
        Path java = new TestJava(event.getSession(), toolchains).of(configuration);
        Lending lending = Lending.of(
                setup(project, event.getMojoExecution(), configuration, event),
                classPath(project, configuration),
                java,
                JavaVersion.of(java));
        if (lending.lent()) {
            configuration.classPath(prepared.jar().getPath());
        }
        lending.properties().forEach(configuration::property);
        lending.listener().ifPresent(configuration::listener);
        prepared.runs().add(lending);
        lending.told().filter(prepared.runs()::isNew).ifPresent(sentence -> {
            if (lending.obstacles().isEmpty()) {
                prepared.log().info(sentence);
            } else {
                prepared.log().warn(sentence);
            }
        });
    }

    private static TestSetup setup(
            MavenProject project, MojoExecution execution, TestRunConfiguration configuration, ExecutionEvent event) {
        Map<String, String> artifacts = new TreeMap<>();
        for (Artifact artifact : project.getArtifacts()) {
            artifacts.put(artifact.getGroupId() + ":" + artifact.getArtifactId(), artifact.getBaseVersion());
        }
        Set<String> providers = new HashSet<>();
        if (execution.getPlugin() != null) {
            for (Dependency dependency : execution.getPlugin().getDependencies()) {
                if (PROVIDERS.contains(dependency.getGroupId())) {
                    providers.add(dependency.getArtifactId());
                }
            }
        }
        Map<String, String> asked = new TreeMap<>();
        for (String name : ASKED) {
            String given = event.getSession().getUserProperties().getProperty(name, configuration.given(name));
            if (!given.isEmpty()) {
                asked.put(name, given);
            }
        }
        return new TestSetup(artifacts, String.valueOf(execution.getVersion()), providers, asked);
    }

    private static TestClassPath classPath(MavenProject project, TestRunConfiguration configuration)
            throws DependencyResolutionRequiredException {
        List<Path> elements = new ArrayList<>();
        for (String element : project.getTestClasspathElements()) {
            elements.add(Path.of(element));
        }
        configuration.additionalClassPath().forEach(element -> elements.add(Path.of(element)));
        return new TestClassPath(elements);
    }

    private static boolean hasTests(MavenProject project, TestRunConfiguration configuration) throws IOException {
        if (configuration.has("dependenciesToScan")) {
            return true;
        }
        Path classes = Path.of(project.getBuild().getTestOutputDirectory());
        if (!Files.isDirectory(classes)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(classes)) {
            return entries.iterator().hasNext();
        }
    }
}
