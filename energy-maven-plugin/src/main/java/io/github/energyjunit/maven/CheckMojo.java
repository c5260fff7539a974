package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.report.CheckReport;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if a test, a class or the module used more energy than its budget allows, or if a test has become worse than
 * the baseline.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractAnalysisMojo {

    /**
     * Fail the build if a budget is exceeded or a test has become worse; otherwise this is only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    /**
     * Which verdicts fail the build, separated by commas, for instance {@code FAIL,MISSING_BASELINE}; {@code none} only
     * reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOn", defaultValue = "FAIL")
    String failOn = "FAIL";

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public CheckMojo() {}

    @Override
    void requireInput() throws MojoExecutionException {
        reading(() -> FailOn.of(failOn));
        super.requireInput();
    }

    @Override
    void use(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        FailOn policy = reading(() -> FailOn.of(failOn));
        List<Violation> broken = policy.broken(analysis.remarks());
        CheckReport report = new CheckReport(analysis, broken, AbstractEnergyMojo::paint);
        report.errors().forEach(this::error);
        report.warnings().forEach(this::warn);
        report.lines().forEach(this::info);
        if (broken.isEmpty()) {
            return;
        }
        if (failOnViolation) {
            throw new MojoFailureException(
                    fit(report.failure(acceptedFile.getName(), documents().resolve("report.html"))));
        }
        warn("Not failing the build: energy.failOnViolation=false.");
    }

    @Override
    boolean confirms() {
        return true;
    }
}
