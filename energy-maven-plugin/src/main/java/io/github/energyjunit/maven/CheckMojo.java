package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.report.CheckReport;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fail the build if a test or the module used more energy than its budget allows, or if a test has become worse than the
 * baseline.
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
     * Which verdicts fail the build: FAIL, or several with commas between, for instance
     * {@code FAIL,MISSING_BASELINE}; {@code none} to only report.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOn", defaultValue = "FAIL")
    String failOn = "FAIL";

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public CheckMojo() {}

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
            throw new MojoFailureException(fit(message(broken)));
        }
        warn("Not failing the build: energy.failOnViolation=false.");
    }

    @Override
    boolean confirms() {
        return true;
    }

    private String message(List<Violation> broken) {
        String newLine = System.lineSeparator();
        List<Violation> budgets =
                broken.stream().filter(each -> each.kind() == Kind.BUDGET).toList();
        List<Violation> regressions =
                broken.stream().filter(each -> each.kind() == Kind.REGRESSION).toList();
        String text = "";
        if (!budgets.isEmpty()) {
            text += "Energy budgets exceeded: " + list(budgets) + newLine + "Use less energy, or raise the limit"
                    + " (maxJoules of the annotation, or <maxJoules> of the <budget> in the POM)." + newLine;
        }
        if (!regressions.isEmpty()) {
            text += "Energy regressions: " + list(regressions) + newLine
                    + "Use less energy; or, if it is meant to be so,"
                    + " take the new level into the baseline by: " + BaselineFile.COMMAND
                    + " -Denergy.failOn=none; or accept it for a while in " + acceptedFile.getName() + "." + newLine;
        }
        return text + "Look at " + output().resolve("report.html")
                + ", or pass -Denergy.failOnViolation=false to go on for now.";
    }

    private static String list(List<Violation> violations) {
        String newLine = System.lineSeparator() + "  ";
        return violations.size()
                + violations.stream().map(each -> newLine + each.text()).collect(Collectors.joining());
    }
}
