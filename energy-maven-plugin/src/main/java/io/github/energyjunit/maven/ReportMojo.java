package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Show what each test cost in joules, and write {@code report.html} and other documents.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractAnalysisMojo {

    /**
     * How many tests the console shows, the hungriest first; the documents hold all of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.console.top", defaultValue = "20")
    int top;

    /**
     * What documents are written: {@code default} stands for html, json, csv, md, junit and what the CI server at hand
     * understands (GitLab: code-quality, gitlab-metrics; Jenkins: warnings-ng, plot). Others are sarif, openmetrics and
     * prometheus; {@code all} stands for every one. Several words are separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.formats", defaultValue = Formats.USUAL)
    String formats = Formats.USUAL;

    @Override
    void use(Analysis analysis) throws MojoExecutionException {
        if (top < 0) {
            throw new MojoExecutionException(
                    "energy.console.top is '" + top + "', allowed is a whole number, 0 or more");
        }
        Report report = new Report(project.getArtifactId(), Instant.now(), analysis);
        if (GitHubActions.isHere(System.getenv())) {
            GitHubActions.guarded(System.out::println, () -> show(report));
            tellGitHub(report);
        } else {
            show(report);
        }
        try {
            List<Path> written = Formats.of(formats, System.getenv()).write(report, output(), places());
            String names =
                    written.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", "));
            info("Documents in " + output + ": " + names);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The documents cannot be written to " + output + ": " + e, e);
        }
    }

    private void show(Report report) {
        ConsoleReport console = new ConsoleReport(report, top);
        console.lines().forEach(this::info);
        console.warnings().forEach(this::warn);
    }

    private void tellGitHub(Report report) {
        GitHubActions github = new GitHubActions(System.getenv(), places());
        github.annotations(report, annotationsOfThisBuild()).forEach(System.out::println);
        String name = session.getProjects().size() == 1 ? "energy" : "energy-" + project.getArtifactId();
        try {
            github.summarise(report);
            github.output(report, output(), name);
        } catch (IOException e) {
            warn("The summary and the outputs of this step cannot be written: " + e);
        }
    }

    /** GitHub counts by step, and one step builds all modules, maybe several at a time. */
    private GitHubActions.Used annotationsOfThisBuild() {
        String key = GitHubActions.Used.class.getName();
        MavenProject whole = session.getTopLevelProject();
        synchronized (whole) {
            Object used = whole.getContextValue(key);
            if (used == null) {
                used = new GitHubActions.Used();
                whole.setContextValue(key, used);
            }
            return (GitHubActions.Used) used;
        }
    }

    private CodePlaces places() {
        Path module = project.getBasedir().toPath();
        List<Path> roots =
                project.getTestCompileSourceRoots().stream().map(Path::of).toList();
        return new CodePlaces(CodePlaces.repositoryOf(module), module, roots);
    }

    @Override
    void clear() throws MojoExecutionException {
        try {
            Formats.delete(output(), places());
        } catch (IOException e) {
            throw new MojoExecutionException("The documents of an earlier build cannot be deleted: " + e, e);
        }
    }
}
