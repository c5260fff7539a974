package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.formats.ModuleReport;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.reactor.maven.SharedInBuild;
import io.github.energyjunit.report.Carbon;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.settings.EnergyKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals share that show what was measured: on the console, in documents and to the CI server. */
abstract class AbstractReportMojo extends AbstractAnalysisMojo {

    private static final String TOLD = "energy.toldGitHub";

    /**
     * How many tests the console shows, highest energy use first; the documents contain all of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.console.top", defaultValue = "20")
    int top;

    /**
     * Which documents are written, separated by commas: {@code default} stands for html, json, csv, md, junit and the formats
     * of the current CI server (GitLab: code-quality, gitlab-metrics; Jenkins: warnings-ng, plot). Others are sarif,
     * openmetrics and prometheus; {@code all} stands for all of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.formats", defaultValue = Formats.USUAL)
    String formats = Formats.USUAL;

    /**
     * A file with one line for each build, from which the report shows the trend; a relative path is relative to the module.
     * Modules may share a file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.history")
    @Nullable
    File history;

    /**
     * The carbon intensity of the electricity used, in grams of CO2 equivalent per kWh: energy is then also shown as carbon.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.carbon.intensity")
    @Nullable
    String carbonIntensity;

    private @Nullable Report shown;

    @SuppressWarnings("NullAway.Init")
    AbstractReportMojo() {}

    /** Lists the modules that are reported on. */
    List<MavenProject> modules() {
        return List.of(project);
    }

    /** Names the modules that have tests in the report. */
    List<String> moduleNames() {
        return List.of();
    }

    /** Returns whether tests carry the names of their modules. */
    boolean isOverModules() {
        return false;
    }

    /**
     * Called when the goal has ended well.
     *
     * @param shown what was reported, or null if there was nothing
     */
    void ended(@Nullable Report shown) {}

    @Override
    final void ended() {
        ended(shown);
    }

    @Override
    final void use(Analysis analysis) throws MojoExecutionException {
        requireSettings();
        ModuleReport module = new ModuleReport(project.getArtifactId(), analysis, this::warn);
        Path past = history == null ? null : history.toPath();
        Trend trend = reading(() -> module.trend(past, project.getBasedir().toPath(), baselines()));
        Report report =
                module.with(trend, output(), documents()).over(moduleNames()).with(carbon());
        shown = report;
        if (GitHubActions.isHere(System.getenv())) {
            GitHubActions.guarded(System.out::println, () -> show(report));
            tellGitHub(report);
        } else {
            show(report);
        }
        try {
            List<Path> written = formats().write(report, documents(), places());
            String names =
                    written.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", "));
            info("Documents in " + documents() + ": " + names);
        } catch (IOException e) {
            throw new MojoExecutionException("The documents cannot be written to " + documents() + ": " + e, e);
        }
    }

    @Override
    void requireInput() throws MojoExecutionException {
        requireSettings();
        super.requireInput();
    }

    private void requireSettings() throws MojoExecutionException {
        if (top < 0) {
            throw new MojoExecutionException(
                    "Invalid value '" + top + "' for energy.console.top: expected a whole number, 0 or more");
        }
        formats();
        carbon();
        Path past = history == null ? null : history.toPath();
        if (past != null) {
            reading(() -> {
                BaselineFile.requireReadable(past, EnergyKey.HISTORY.key());
                return past;
            });
        }
    }

    private Formats formats() throws MojoExecutionException {
        try {
            return Formats.of(formats, System.getenv());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Carbon carbon() throws MojoExecutionException {
        String intensity = carbonIntensity;
        return intensity == null ? null : reading(() -> Carbon.of(intensity));
    }

    private List<Path> baselines() {
        return modules().stream()
                .map(module -> own(baselineFile.toPath(), module))
                .toList();
    }

    /** Finds what a module has in place of a file of this one: files beside the POM have their like beside each. */
    final Path own(Path file, MavenProject module) {
        Path here = project.getBasedir().toPath();
        return file.startsWith(here) ? module.getBasedir().toPath().resolve(here.relativize(file)) : file;
    }

    private void show(Report report) {
        ConsoleReport console = new ConsoleReport(report, top, AbstractEnergyMojo::paint);
        console.lines().forEach(this::info);
        console.warnings().forEach(this::warn);
    }

    private void tellGitHub(Report report) {
        GitHubActions github = new GitHubActions(System.getenv(), places());
        boolean one = isOverModules() || session.getProjects().size() == 1;
        String name = one ? "energy" : "energy-" + project.getArtifactId();
        // Each module may have reported already what a report over all of them would repeat.
        boolean again = isOverModules() && session.getTopLevelProject().getContextValue(TOLD) != null;
        try {
            if (!again) {
                // GitHub counts by step, and one step builds all modules.
                github.annotations(report, SharedInBuild.of(session, GitHubActions.Used.class, GitHubActions.Used::new))
                        .forEach(System.out::println);
                github.summarise(report);
                session.getTopLevelProject().setContextValue(TOLD, true);
            }
            github.output(report, documents(), name);
        } catch (IOException e) {
            warn("The summary and the outputs of this step cannot be written: " + e);
        }
    }

    private CodePlaces places() {
        return PomPlaces.of(project.getBasedir().toPath(), modules());
    }

    @Override
    final void clear() throws MojoExecutionException {
        try {
            Formats.delete(documents(), places());
        } catch (IOException e) {
            throw new MojoExecutionException("The documents of an earlier build cannot be deleted: " + e, e);
        }
    }
}
