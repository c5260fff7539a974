package io.github.energyjunit.maven;

import io.github.energyjunit.reading.Owner;
import io.github.energyjunit.report.ConsoleStyle;
import io.github.energyjunit.report.ConsoleText;
import io.github.energyjunit.settings.Commands;
import io.github.energyjunit.settings.Commands.Declared;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.testjvm.ModuleRuns;
import io.github.energyjunit.testjvm.maven.TestRuns;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.shared.utils.logging.MessageBuilder;
import org.apache.maven.shared.utils.logging.MessageUtils;
import org.jspecify.annotations.Nullable;

/** What all goals share: where the module is, where its measurements lie, and whether to do anything. */
abstract class AbstractEnergyMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Skip this goal; tests are then not measured either.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.skip", defaultValue = "false")
    boolean skip;

    /**
     * The directory of the measurements and documents of this module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.output", defaultValue = "${project.build.directory}/energy")
    File output;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @Nullable
    MojoExecution mojo;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    private static final Pattern BASELINE = Pattern.compile("(.*energy[^:]*:)(.*:)?baseline(@.*)?");

    private final ConsoleText console = ConsoleText.ofThisConsole();

    /** Constructor injection would make every goal repeat it; Maven sets the parameters before it calls a goal. */
    @SuppressWarnings("NullAway.Init")
    AbstractEnergyMojo() {}

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (!hasWork()) {
            getLog().debug("No test classes, so no energy to measure.");
            nothingYet().ifPresent(this::warn);
        } else if (skip) {
            getLog().info("energy.skip is set: nothing is measured, reported or checked.");
            skipped();
        } else {
            PomParameters.warnOnce(session, project, plugin, this::warn);
            run();
        }
        ended();
    }

    /** Whoever types a goal without a phase before it expects an answer, be it that there is none; once in a build. */
    private Optional<String> nothingYet() {
        boolean typed = isOnCommandLine()
                && needsTestClasses()
                && !skip
                && session.getGoals().stream().allMatch(goal -> goal.contains(":"));
        boolean last =
                project.equals(session.getProjects().get(session.getProjects().size() - 1));
        return typed
                        && last
                        && session.getProjects().stream()
                                .noneMatch(module -> hasTestClasses(module) || PomOutput.hasFiles(outputOf(module)))
                ? Optional.of("Nothing is compiled or measured here yet. Measure by: mvn verify energy:"
                        + Objects.requireNonNull(mojo).getGoal())
                : Optional.empty();
    }

    /** Returns whether the goal was typed, and is not bound to a phase. */
    final boolean isOnCommandLine() {
        return mojo != null && mojo.getSource() == MojoExecution.Source.CLI;
    }

    /** Called when the goal has ended well, be it without having had anything to do. */
    void ended() throws MojoFailureException {}

    /** Returns whether the goal has anything to do here: whether the module may have tests. */
    boolean hasWork() {
        return !project.getPackaging().equals("pom")
                && (!needsTestClasses() || hasTestClasses(project) || hasMeasurements());
    }

    /** Does the goal's work. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    /** Refuses what {@link #run} would refuse of settings and files, without doing anything; {@code prepare} asks for it. */
    void requireInput() throws MojoExecutionException {}

    /** Refuses, before any test runs, what this goal will refuse when the build comes to it. */
    final void requireInputToCome() throws MojoExecutionException {
        if (!skip && hasWork()) {
            requireInput();
        }
    }

    /** Does what is needed even if the goal is skipped. */
    void skipped() throws MojoExecutionException {}

    /** Returns whether there is nothing to do in a module without test classes. */
    boolean needsTestClasses() {
        return true;
    }

    /** Tests may come from a dependency, so a module that has none of its own may have measurements. */
    private boolean hasMeasurements() {
        Optional<ModuleRuns> runs = TestRuns.of(session.getRequest(), project);
        if (runs.isPresent()) {
            return runs.get().runs() > 0;
        }
        return PomOutput.hasFiles(output());
    }

    /** Names the module as its measurements do. */
    final String moduleKey() {
        return keyOf(project);
    }

    static String keyOf(MavenProject module) {
        return module.getGroupId() + ":" + module.getArtifactId();
    }

    /** Reports whose measurements are meant. */
    final Owner owner() {
        return new Owner(moduleKey(), true);
    }

    /** Know how goals are called from here. */
    final Commands commands() {
        return new Commands(
                declared(),
                mojo == null ? "" : String.valueOf(mojo.getVersion()),
                makesBaseline(),
                session.getUserProperties().getProperty(EnergyKey.BASELINE_FILE.key()));
    }

    private Declared declared() {
        MavenProject top = session.getTopLevelProject();
        if ((top == null ? project : top).getPlugin(Commands.PLUGIN) != null
                || session.getSettings().getPluginGroups().contains("io.github.energyjunit")) {
            return Declared.AT_THE_TOP;
        }
        return project.getPlugin(Commands.PLUGIN) != null ? Declared.IN_THE_MODULE : Declared.NOWHERE;
    }

    /** Returns whether this build ends with writing the baseline. */
    final boolean makesBaseline() {
        return session.getGoals().stream().anyMatch(BASELINE.asMatchPredicate());
    }

    Path output() {
        return output.toPath();
    }

    /** Returns where this goal's documents go. */
    Path documents() {
        return documentsOf(project);
    }

    final Path documentsOf(MavenProject module) {
        return PomOutput.documents(module, outputOf(module), session.getAllProjects(), session.getUserProperties());
    }

    /** Returns where a module of this build has its measurements. */
    final Path outputOf(MavenProject module) {
        return module.equals(project) ? output() : PomOutput.of(module, session.getUserProperties());
    }

    void info(String text) {
        getLog().info(console.fit(commands().in(text)));
    }

    void warn(String text) {
        getLog().warn(console.fit(commands().in(text)));
    }

    void error(String text) {
        getLog().error(console.fit(commands().in(text)));
    }

    /** Colour as Maven does, which knows whether the console can and whether the user wants to. */
    static String paint(ConsoleStyle.Tone tone, String text) {
        MessageBuilder buffer = MessageUtils.buffer();
        if (tone == ConsoleStyle.Tone.STRONG) {
            return buffer.strong(text).build();
        }
        if (tone == ConsoleStyle.Tone.GOOD) {
            return buffer.success(text).build();
        }
        return (tone == ConsoleStyle.Tone.BAD ? buffer.failure(text) : buffer.warning(text)).build();
    }

    String fit(String text) {
        return console.fit(commands().in(text));
    }

    static boolean hasTestClasses(MavenProject module) {
        Path classes = Path.of(module.getBuild().getTestOutputDirectory());
        if (!Files.isDirectory(classes)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(classes)) {
            return entries.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
