package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.documents.CompareConsole;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.confirm.maven.Confirmation;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.interleave.Pace;
import io.github.energyjunit.report.CheckReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
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
     * Fail the build if a budget is broken or a test has become worse; otherwise this is only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    /**
     * Which verdicts break the build: FAIL, or several with commas between, for instance
     * {@code FAIL,MISSING_BASELINE}; {@code none} to only report.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOn", defaultValue = "FAIL")
    String failOn = "FAIL";

    /**
     * Whether a regression against the baseline has to be confirmed by measuring the baseline's own code again, side by side
     * with this build's, before it breaks the build: {@code auto} does so where that code can be checked out and built,
     * {@code always} fails where it cannot, {@code never} believes the stored comparison.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.confirm", defaultValue = "auto")
    Confirmation.Mode confirm = Confirmation.Mode.auto;

    /**
     * How long measuring again may take, builds not included, such as {@code 90s} or {@code 10min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.time", defaultValue = "10min")
    String compareTime = "10min";

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    /** Is called by Maven, which sets the parameters before it calls the goal. */
    @SuppressWarnings("NullAway.Init")
    public CheckMojo() {}

    @Override
    void use(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        FailOn policy = reading(() -> FailOn.of(failOn));
        List<Violation> broken = confirmed(policy.broken(analysis.remarks()));
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
        warn("The build goes on because energy.failOnViolation is false.");
    }

    /** Leave out what does not hold side by side with the baseline's own code. */
    private List<Violation> confirmed(List<Violation> broken) throws MojoExecutionException {
        Set<String> suspects = broken.stream()
                .filter(each -> each.kind() == Kind.REGRESSION && each.verdict() == Verdict.FAIL)
                .filter(each -> !Gate.isOfPinned(each))
                .map(Violation::test)
                .collect(Collectors.toSet());
        if (suspects.isEmpty() || confirm == Confirmation.Mode.never) {
            return broken;
        }
        try {
            String revision = Confirmation.revisionOf(baseline().read())
                    .orElseThrow(() -> new InputException("the baseline does not know which revision it is of"));
            Pace pace = Pace.of(compareTime, Pace.USUAL_SAMPLE, Pace.USUAL_TIMEOUT);
            Comparison comparison = new Confirmation(session, project, plugin, this::info)
                    .of(suspects, revision, output(), pace, rule());
            new CompareDocuments(output()).write(comparison, Instant.now());
            return without(comparison, broken, suspects);
        } catch (InputException | IOException e) {
            if (confirm == Confirmation.Mode.always) {
                throw new MojoExecutionException(
                        fit("energy.confirm is always, but the baseline's code cannot be measured again: "
                                + e.getMessage()),
                        e);
            }
            info(
                    "The regressions are not measured again side by side with the baseline's code, so the stored comparison"
                            + " counts: " + e.getMessage());
            return broken;
        }
    }

    private List<Violation> without(Comparison comparison, List<Violation> broken, Set<String> suspects) {
        new CompareConsole(comparison, suspects.size()).lines().forEach(this::info);
        Set<String> worse = comparison.with(Verdict.FAIL).stream()
                .map(each -> each.test().test())
                .collect(Collectors.toSet());
        List<Violation> left = new ArrayList<>();
        for (Violation violation : broken) {
            boolean refuted = violation.kind() == Kind.REGRESSION
                    && suspects.contains(violation.test())
                    && !worse.contains(violation.test());
            if (refuted) {
                warn("Energy regression not confirmed, so it does not break the build: " + violation.text());
            } else {
                left.add(violation);
            }
        }
        return left;
    }

    private String message(List<Violation> broken) {
        String newLine = System.lineSeparator();
        List<Violation> budgets =
                broken.stream().filter(each -> each.kind() == Kind.BUDGET).toList();
        List<Violation> regressions =
                broken.stream().filter(each -> each.kind() == Kind.REGRESSION).toList();
        String text = "";
        if (!budgets.isEmpty()) {
            text += "Energy budgets broken: " + list(budgets) + newLine + "Use less energy, or raise the limit"
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
