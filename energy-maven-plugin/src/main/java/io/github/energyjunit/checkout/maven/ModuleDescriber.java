package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.JUnitNeeds;
import io.github.energyjunit.checkout.ModulePath;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.testjvm.Obstacles;
import io.github.energyjunit.testjvm.TestSetup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.eclipse.aether.RepositorySystem;

/** Describes what a JVM needs to run a module's tests as Surefire and Failsafe would. */
public final class ModuleDescriber {
    private final MavenSession session;
    private final MojoExecution execution;
    private final ToolchainManager toolchains;
    private final RepositorySystem repositories;
    private final File meter;

    /**
     * Describes modules of this build.
     *
     * @param execution of the goal that asks
     * @param meter our own jar
     */
    public ModuleDescriber(
            MavenSession session,
            MojoExecution execution,
            ToolchainManager toolchains,
            RepositorySystem repositories,
            File meter) {
        this.session = session;
        this.execution = execution;
        this.toolchains = toolchains;
        this.repositories = repositories;
        this.meter = meter;
    }

    /**
     * Describes the module of the goal that asks; nothing for one without test classes.
     *
     * @param artifacts what its tests need
     * @param setup what its POM says of its tests
     */
    public List<TestModule> describe(MavenProject project, Collection<Artifact> artifacts, TestSetup setup)
            throws MojoExecutionException {
        List<TestModule> modules = new ArrayList<>();
        try {
            for (TestExecution tests : TestExecutions.of(project, evaluator())) {
                Path classes =
                        tests.testClasses().orElse(Path.of(project.getBuild().getTestOutputDirectory()));
                if (Files.isDirectory(classes)) {
                    modules.add(describe(project, tests, classes, artifacts, setup));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException("The tests of " + project.getId() + " cannot be described: " + e, e);
        }
        return modules;
    }

    private TestModule describe(
            MavenProject project, TestExecution tests, Path classes, Collection<Artifact> artifacts, TestSetup setup)
            throws IOException, MojoExecutionException {
        Map<String, String> properties = tests.properties();
        Properties given = session.getUserProperties();
        // Surefire hands them on; ours are told by whoever compares.
        given.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("energy."))
                .forEach(key -> properties.put(key, given.getProperty(key)));
        properties.keySet().removeIf(key -> key.startsWith("energy."));
        properties.put("basedir", project.getBasedir().getAbsolutePath());
        List<String> options = new ArrayList<>(tests.options());
        // Two versions would write their coverage into one file, and its cost is none of the tests'.
        options.removeIf(option -> option.startsWith("-javaagent:") && option.contains("jacoco"));
        List<String> classPath = classPath(project, tests, classes, artifacts);
        ModulePath modules = tests.usesModulePath()
                ? ModulePath.of(Path.of(project.getBuild().getOutputDirectory()), classes, classPath)
                : new ModulePath(List.of(), classPath);
        return new TestModule(
                project.getGroupId() + ":" + project.getArtifactId() + tests.suffix(),
                tests.folder(),
                List.of(classes.toString()),
                tests.selection(),
                modules.classPath(),
                modules.options(),
                java(tests),
                options,
                properties,
                tests.parameters(),
                tests.environment(),
                tests.hiddenEnvironment(),
                Obstacles.extensionWorks(setup),
                Obstacles.in(setup));
    }

    /** The meter comes first and is ours on both sides, so that both versions are measured alike. */
    private List<String> classPath(
            MavenProject project, TestExecution tests, Path classes, Collection<Artifact> artifacts)
            throws MojoExecutionException {
        Map<String, String> present = new TreeMap<>();
        List<String> classPath = new ArrayList<>();
        classPath.add(meter.toString());
        classPath.add(classes.toString());
        classPath.add(project.getBuild().getOutputDirectory());
        for (Artifact artifact : artifacts) {
            String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
            present.put(name, artifact.getVersion());
            File file = artifact.getFile();
            if (file != null
                    && !OwnJar.NAME.equals(name)
                    && !tests.excludes(name)
                    && artifact.getArtifactHandler().isAddedToClasspath()) {
                classPath.add(file.toString());
            }
        }
        classPath.addAll(tests.additionalClassPath());
        List<String> missing = JUnitNeeds.missing(present);
        if (!missing.isEmpty()) {
            Artifacts source =
                    new Artifacts(repositories, session.getRepositorySession(), project.getRemoteProjectRepositories());
            source.resolve(missing).stream()
                    .filter(found -> !present.containsKey(found.name()))
                    .forEach(found -> classPath.add(found.file().toString()));
        }
        return classPath;
    }

    private String java(TestExecution tests) {
        Optional<String> named = tests.java();
        if (named.isPresent()) {
            return named.get();
        }
        Map<String, String> wanted = tests.toolchain();
        Toolchain toolchain = wanted.isEmpty()
                ? toolchains.getToolchainFromBuildContext("jdk", session)
                : toolchains.getToolchains(session, "jdk", wanted).stream()
                        .findFirst()
                        .orElse(null);
        String java = toolchain == null ? null : toolchain.findTool("java");
        return java == null
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : java;
    }

    /** Gives what Maven would put in place of an expression. */
    private Function<String, Optional<String>> evaluator() {
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        return name -> {
            try {
                return Optional.ofNullable(evaluator.evaluate("${" + name + "}", String.class))
                        .map(Object::toString);
            } catch (ExpressionEvaluationException e) {
                return Optional.empty();
            }
        };
    }
}
