package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.documents.CompareConsole;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.confirm.Answer;
import io.github.energyjunit.confirm.Confirmed;
import io.github.energyjunit.confirm.Unconfirmed;
import io.github.energyjunit.confirm.maven.Confirmation;
import io.github.energyjunit.confirm.maven.Confirmations;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.interleave.Pace;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.report.CheckReport;
import io.github.energyjunit.versions.maven.ModuleDescriber;
import io.github.energyjunit.versions.maven.OwnJar;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

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
    @Parameter(property = "energy.compare.time", defaultValue = "4min")
    String compareTime = "4min";

    /**
     * The oldest revision that may be checked out, built and run to confirm a regression. Without it any commit of the
     * history of {@code HEAD} may be that brought a run into the baseline.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.confirm.since")
    @Nullable
    String confirmSince;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts = List.of();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final RepositorySystem repositories;
    private final ToolchainManager toolchains;
    private final ProjectDependenciesResolver resolver;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    /** Invoked by Maven. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    public CheckMojo(RepositorySystem repositories, ToolchainManager toolchains, ProjectDependenciesResolver resolver) {
        this.repositories = repositories;
        this.toolchains = toolchains;
        this.resolver = resolver;
    }

    @Override
    void use(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        FailOn policy = reading(() -> FailOn.of(failOn));
        List<Violation> broken = confirmed(analysis, policy.broken(analysis.remarks()));
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

    /** Leaves out what is refuted side by side with the baseline's own code; what is only not confirmed stays. */
    private List<Violation> confirmed(Analysis analysis, List<Violation> broken)
            throws MojoExecutionException, MojoFailureException {
        Set<String> suspects = analysis.remarks().stream()
                .filter(this::isSuspect)
                .map(Violation::test)
                .collect(Collectors.toSet());
        if (suspects.isEmpty() || confirm == Confirmation.Mode.never) {
            return broken;
        }
        Map<String, Answer> answers = answers(analysis, suspects);
        List<Violation> left = new ArrayList<>();
        for (Violation violation : analysis.remarks()) {
            Answer answer = isSuspect(violation) ? answers.get(violation.test()) : null;
            boolean breaks = broken.contains(violation);
            if (answer == null) {
                if (breaks) {
                    left.add(violation);
                }
            } else if (answer.outcome() == Confirmed.Outcome.REFUTED) {
                if (breaks) {
                    warn("Energy regression not confirmed, so it does not break the build: " + violation.text() + "; "
                            + answer.reason());
                }
            } else if (answer.outcome() == Confirmed.Outcome.CONFIRMED && answer.mayFail()) {
                left.add(new Violation(Verdict.FAIL, violation.kind(), violation.test(), answer.reason()));
            } else if (breaks) {
                left.add(violation);
                warn("Energy regression neither confirmed nor refuted, so the stored comparison counts: "
                        + violation.test() + ": " + answer.reason());
            }
        }
        return left;
    }

    /** Stored estimates only warn, but side by side they may fail. */
    private boolean isSuspect(Violation violation) {
        return violation.kind() == Kind.REGRESSION
                && !Gate.isOfPinned(violation)
                && (violation.verdict() == Verdict.FAIL
                        || (violation.verdict() == Verdict.WARN && Gate.isOfEstimate(violation)));
    }

    private Map<String, Answer> answers(Analysis analysis, Set<String> suspects) throws MojoExecutionException {
        try {
            Map<BaselineRun, Set<String>> byRun = byRun(analysis, baseline().read(), suspects);
            Pace pace = Pace.of(compareTime, Pace.USUAL_SAMPLE, Pace.USUAL_TIMEOUT);
            ModuleDescriber describer =
                    new ModuleDescriber(session, execution, toolchains, repositories, OwnJar.among(pluginArtifacts));
            Confirmations confirmations = new Confirmation(
                            session,
                            project,
                            plugin,
                            new PomTests(session, resolver, describer),
                            confirmSince,
                            this::info)
                    .of(byRun, baseline().path(), output(), pace, rule());
            for (Comparison comparison : confirmations.comparisons()) {
                new CompareConsole(comparison, suspects.size()).lines().forEach(this::info);
                new CompareDocuments(output()).write(comparison, Instant.now());
            }
            if (confirm == Confirmation.Mode.always) {
                requireAnswers(confirmations);
            }
            return confirmations.answers();
        } catch (InputException | InvalidConfigurationException | IOException e) {
            if (confirm == Confirmation.Mode.always) {
                throw new MojoExecutionException(
                        fit("energy.confirm is always, but the baseline's code cannot be measured again: "
                                + e.getMessage()),
                        e);
            }
            return suspects.stream()
                    .collect(Collectors.toMap(
                            test -> test, test -> Answer.none(Unconfirmed.NOT_BUILT, String.valueOf(e.getMessage()))));
        }
    }

    private static void requireAnswers(Confirmations confirmations) {
        confirmations.answers().forEach((test, answer) -> {
            if (answer.why() == Unconfirmed.NO_BASE || answer.why() == Unconfirmed.NOT_BUILT) {
                throw new InputException(test + ": " + answer.reason());
            }
        });
    }

    /** Finds, of each suspect's own section, the newest run that has samples of it. */
    private static Map<BaselineRun, Set<String>> byRun(Analysis analysis, Baseline baseline, Set<String> suspects) {
        Map<BaselineRun, Set<String>> byRun = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            if (suspects.contains(test.test())) {
                baseline.section(test.fingerprint())
                        .flatMap(section -> section.newestOf(test.test()))
                        .ifPresent(run -> byRun.computeIfAbsent(run, key -> new TreeSet<>())
                                .add(test.test()));
            }
        }
        return byRun;
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
