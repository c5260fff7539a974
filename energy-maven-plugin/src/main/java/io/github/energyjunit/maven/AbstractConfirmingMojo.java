package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.checkout.maven.ModuleDescriber;
import io.github.energyjunit.checkout.maven.OwnJar;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.documents.CompareConsole;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.confirmation.maven.Confirmation;
import io.github.energyjunit.confirmation.maven.Confirmations;
import io.github.energyjunit.confirmation.maven.Unchanged;
import io.github.energyjunit.gate.ModuleAnalysis.Remeasurement;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.paired.Pace;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What goals share that judge: regressions are measured again side by side, by whichever of them comes first. */
abstract class AbstractConfirmingMojo extends AbstractBaselineMojo {

    private static final String MEASURED = "energy.measuredSideBySide";

    /**
     * Whether a regression against the baseline must be confirmed, before it fails the build, by measuring the baseline's own
     * code again side by side with this build's: {@code auto} does so if that code can be checked out and built, {@code always}
     * is an error if it cannot, {@code never} relies on the stored comparison.
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
     * The oldest revision that may be checked out, built and run to confirm a regression. By default, any commit in the history
     * of {@code HEAD} that added a run to the baseline may be.
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

    @Inject
    RepositorySystem repositories;

    @Inject
    ToolchainManager toolchains;

    @Inject
    ProjectDependenciesResolver resolver;

    @SuppressWarnings("NullAway.Init")
    AbstractConfirmingMojo() {}

    /** Tells whether this goal may measure suspects again, and not only use what another one found. */
    boolean confirms() {
        return false;
    }

    @Override
    void requireInput() throws MojoExecutionException {
        reading(this::pace);
        super.requireInput();
    }

    private Pace pace() {
        try {
            return Pace.of(compareTime, Pace.USUAL_SAMPLE, Pace.USUAL_TIMEOUT);
        } catch (InvalidConfigurationException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** Knows how suspects are measured again; null if they never are. */
    final @Nullable Remeasurement remeasurement(RegressionRule rule) {
        if (confirm == Confirmation.Mode.never) {
            return null;
        }
        Remeasurement once = (judged, suspects) -> {
            if (!confirms()) {
                return Optional.empty();
            }
            project.setContextValue(MEASURED, true);
            return Optional.of(measured(judged, suspects, rule));
        };
        // What this build could not measure stays open until another one asks.
        return once.keptAndAskedAgainIf(() -> confirms() && project.getContextValue(MEASURED) == null);
    }

    private Map<String, Answer> measured(Analysis analysis, Suspects suspects, RegressionRule rule) {
        if (baselinePrometheus != null) {
            return ofUnknownCode(suspects.all());
        }
        try {
            Map<BaselineRun, Set<String>> byRun = byRun(analysis, baseline().read(), suspects.all());
            Pace pace = pace();
            ModuleDescriber describer =
                    new ModuleDescriber(session, execution, toolchains, repositories, OwnJar.among(pluginArtifacts));
            Confirmations confirmations = new Confirmation(
                            session,
                            project,
                            plugin,
                            new PomTests(session, resolver, describer),
                            confirmSince,
                            unchanged(analysis),
                            this::info)
                    .of(suspects, byRun, baseline().path(), documents(), pace, rule);
            for (Comparison comparison : confirmations.comparisons()) {
                new CompareConsole(comparison, suspects.all().size()).lines().forEach(this::info);
                new CompareDocuments(documents()).write(comparison, Instant.now());
            }
            if (confirm == Confirmation.Mode.always) {
                requireAnswers(confirmations);
            }
            return confirmations.answers();
        } catch (InputException | InvalidConfigurationException | IOException | MojoExecutionException e) {
            if (confirm == Confirmation.Mode.always) {
                throw new InputException("energy.confirm is always, but the baseline's code cannot be measured again: "
                        + e.getMessage());
            }
            return suspects.all().stream()
                    .collect(Collectors.toMap(
                            test -> test, test -> Answer.none(Unconfirmed.NOT_BUILT, String.valueOf(e.getMessage()))));
        }
    }

    private Unchanged unchanged(Analysis analysis) throws MojoExecutionException {
        Set<String> jvms = analysis.runs().stream()
                .map(run -> String.valueOf(run.jvm().jvm()))
                .collect(Collectors.toSet());
        return new Unchanged(
                PomConditions.of(session, project, resolver).orElse(null),
                jvms,
                Set.of(String.valueOf(baseline().path().getFileName()), Acceptances.FILE));
    }

    /** No label may change with each build, so that a history of numbers cannot tell the code that they are of. */
    private Map<String, Answer> ofUnknownCode(Set<String> suspects) {
        String why = "a baseline from Prometheus does not say which commits it belongs to";
        if (confirm == Confirmation.Mode.always) {
            throw new InputException("energy.confirm is always, but " + why
                    + ": use energy.baseline.file, or measure both versions by mvn energy:compare");
        }
        return suspects.stream().collect(Collectors.toMap(test -> test, test -> Answer.none(Unconfirmed.NO_BASE, why)));
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
}
