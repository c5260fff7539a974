package io.github.energyjunit.maven;

import io.github.energyjunit.files.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code report.html} into the project's site, as one of its reports. It shows what {@code energy:report} or
 * {@code energy:aggregate} wrote last: {@code mvn verify site}.
 *
 * @since 0.1.0
 */
@Mojo(name = "site", threadSafe = true)
public final class SiteMojo extends AbstractMojo implements MavenMultiPageReport {

    private static final String FOLDER = "energy";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.skip", defaultValue = "false")
    boolean skip;

    /**
     * The directory of the documents of this module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.output", defaultValue = "${project.build.directory}/energy")
    File output;

    /**
     * The directory of the site; the report goes into its folder {@code energy}. With {@code mvn site}, the site determines it.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true, required = true)
    File site;

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public SiteMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        if (canGenerateReport()) {
            try {
                generate(null, Locale.ROOT);
            } catch (MavenReportException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
    }

    @Override
    public boolean canGenerateReport() {
        if (skip || Files.isRegularFile(document())) {
            return !skip;
        }
        if (!project.getPackaging().equals("pom")) {
            getLog().info("The site gets no energy report: there is no " + document()
                    + "; run mvn verify site, with energy:report bound to verify.");
        }
        return false;
    }

    @Override
    public void generate(@Nullable Sink sink, @Nullable SinkFactory factory, Locale locale)
            throws MavenReportException {
        generate(sink, locale);
    }

    @Override
    public void generate(@Nullable Sink sink, Locale locale) throws MavenReportException {
        Path page = site.toPath().resolve(FOLDER).resolve("index.html");
        try {
            AtomicFile.write(page, out -> Files.copy(document(), out));
        } catch (IOException e) {
            throw new MavenReportException("The energy report cannot be copied to " + page + ": " + e, e);
        }
    }

    @Override
    public String getOutputPath() {
        return FOLDER + "/index";
    }

    @Override
    @SuppressWarnings({"deprecation", "InlineMeSuggester"})
    public String getOutputName() {
        return getOutputPath();
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Energy";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What each test cost in joules.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return site;
    }

    @Override
    public boolean isExternalReport() {
        return true;
    }

    private Path document() {
        return PomOutput.documents(project, output.toPath(), session.getAllProjects(), session.getUserProperties())
                .resolve("report.html");
    }
}
