package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.Documents;
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

/**
 * Show what each test cost in joules, and write {@code report.html}, {@code report.json} and {@code report.csv}.
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

    @Override
    void use(Analysis analysis) throws MojoExecutionException {
        if (top < 0) {
            throw new MojoExecutionException(
                    "energy.console.top is '" + top + "', allowed is a whole number, 0 or more");
        }
        Report report = new Report(project.getArtifactId(), Instant.now(), analysis);
        ConsoleReport console = new ConsoleReport(report, top);
        console.lines().forEach(this::info);
        console.warnings().forEach(this::warn);
        try {
            List<Path> written = Documents.write(report, output());
            String names =
                    written.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", "));
            info("Documents in " + output + ": " + names);
        } catch (IOException e) {
            throw new MojoExecutionException("The documents cannot be written to " + output + ": " + e, e);
        }
    }

    @Override
    void clear() throws MojoExecutionException {
        try {
            Documents.delete(output());
        } catch (IOException e) {
            throw new MojoExecutionException("The documents of an earlier build cannot be deleted: " + e, e);
        }
    }
}
