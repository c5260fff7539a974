package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fail the build if a test or the module used more energy than its budget allows.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractAnalysisMojo {

    /**
     * Fail the build if a budget is broken; otherwise this is only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    @Override
    void use(Analysis analysis) throws MojoFailureException {
        List<String> broken = new ArrayList<>();
        for (Analysis.Violation violation : analysis.violations()) {
            if (violation.verdict() == Verdict.FAIL) {
                broken.add(violation.text());
                error("Energy budget broken: " + violation.text());
            } else {
                warn("Energy budget in doubt: " + violation.text());
            }
        }
        if (broken.isEmpty()) {
            info("No energy budget is broken.");
        } else if (failOnViolation) {
            throw new MojoFailureException(fit(message(broken)));
        } else {
            warn("The build goes on because energy.failOnViolation is false.");
        }
    }

    private String message(List<String> broken) {
        String newLine = System.lineSeparator();
        return "Energy budgets broken: " + broken.size() + newLine + "  " + String.join(newLine + "  ", broken)
                + newLine + "Look at " + output().resolve("report.html") + "; then use less energy, or raise the limit"
                + " (maxJoules of the annotation, or <maxJoules> of the <budget> in the POM),"
                + " or pass -Denergy.failOnViolation=false to go on for now.";
    }
}
