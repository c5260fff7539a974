package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.gate.ModuleAnalysis;
import io.github.energyjunit.gate.ModuleAnalysis.Files;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.reactor.maven.SharedInBuild;
import io.github.energyjunit.reactor.maven.ToldInBuild;
import io.github.energyjunit.reading.Owner;
import io.github.energyjunit.report.NoData;
import io.github.energyjunit.settings.EnergyKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What {@code report} and {@code check} share, so that both come to the same verdicts. */
abstract class AbstractAnalysisMojo extends AbstractRegressionMojo {

    private static final String WARNED = "energy.warnedOfNoData";
    private static final String NO_BASELINE = "energy.warnedOfNoBaseline";

    /**
     * Budgets in addition to those of {@code @MeasureEnergy(maxJoules = ...)}; if several match a test, the strictest applies.
     * Each has a {@code <test>} (a pattern for test ids such as {@code com.acme.FooTest#bar()}, with {@code *} and {@code ?})
     * and a {@code <maxJoules>} for each invocation. Other scopes are {@code <scope>module</scope>} for all successful
     * invocations of the module together, {@code <scope>class</scope>} for each class that {@code <test>} matches, with its
     * set-up and tear-down, and {@code <scope>ledger</scope>} for everything that the module's test JVMs used.
     *
     * @since 0.1.0
     */
    @Parameter
    List<PomBudget> budgets = List.of();

    /**
     * Lets estimated energy fail a budget, above 1.3 times its limit; otherwise an estimate only warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.budget.allowEstimated", defaultValue = "false")
    boolean allowEstimated;

    /**
     * Fail every test whose median is above its budget, even if noise could explain it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.budget.strict", defaultValue = "false")
    boolean strictBudgets;

    /**
     * The confidence with which a median must be above its budget to fail; below that it only warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.budget.confidence", defaultValue = "0.99")
    double budgetConfidence;

    /**
     * A second baseline that is not updated, for instance that of the last release: it detects gradual regressions, each of
     * which is too small to be noticed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.pinned")
    @Nullable
    File pinnedBaseline;

    /**
     * Known increases, each with a test, a reason and a last day: until then, they do not fail the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.accepted.file", defaultValue = "${project.basedir}/" + Acceptances.FILE)
    File acceptedFile;

    /**
     * Fail the build if nothing was measured in a module that has tests; otherwise this is a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failIfNoData", defaultValue = "false")
    boolean failIfNoData;

    @SuppressWarnings("NullAway.Init")
    AbstractAnalysisMojo() {}

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        Analysis analysis = reading(this::analyse);
        if (analysis.hasData()) {
            use(analysis);
        } else {
            noData(analysis);
        }
    }

    @Override
    void requireInput() throws MojoExecutionException {
        reading(() -> {
            budgets();
            rule();
            files(baselineFile.toPath(), acceptedFile.toPath(), moduleKey()).require();
            return true;
        });
        super.requireInput();
    }

    /** Does with the analysis what the goal is for. */
    abstract void use(Analysis analysis) throws MojoExecutionException, MojoFailureException;

    /** Clears away what would be misleading now. */
    void clear() throws MojoExecutionException {}

    /** Analyse and judge what the goal is about: this module. */
    Analysis analyse() throws IOException {
        warnOfMissingBaseline();
        return judge(output(), owner(), baselineFile.toPath(), acceptedFile.toPath());
    }

    /** Analyse the measurements of a directory and judge them by this goal's settings. */
    final Analysis judge(Path measurements, Owner owner, Path baseline, Path accepted) throws IOException {
        Budgets budgets = budgets();
        RegressionRule rule = rule();
        Files files = files(baseline, accepted, Objects.requireNonNullElse(owner.module(), moduleKey()));
        Analysis judged = new ModuleAnalysis(PomBuild.freshness(session), budgets, rule, remeasurement(rule))
                .of(List.of(measurements), owner, files);
        return judged.with(judged.tests(), judged.hasData() ? lost() : List.of())
                .reworded(commands()::in);
    }

    /** Returns what verdicts depend on, by names that users know. */
    final Map<String, String> verdictSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("budgets", budgets.stream().map(PomBudget::rule).toList().toString());
        settings.put("energy.budget.*", new BudgetPolicy(allowEstimated, strictBudgets, budgetConfidence).toString());
        settings.put("energy.regression.*", rule().toString());
        settings.put(EnergyKey.BASELINE_FILE.key(), String.valueOf(baselineFile));
        settings.put(EnergyKey.BASELINE_PINNED.key(), String.valueOf(pinnedBaseline));
        settings.put("energy.baseline.prometheus", baselinePrometheus + " " + baselineBranch);
        settings.put(EnergyKey.ACCEPTED_FILE.key(), String.valueOf(acceptedFile));
        settings.put("energy.confirm", confirm + " " + confirmSince);
        settings.put("energy.compare.time", compareTime);
        return settings;
    }

    private Budgets budgets() {
        BudgetPolicy policy = new BudgetPolicy(allowEstimated, strictBudgets, budgetConfidence);
        return new Budgets(budgets.stream().map(PomBudget::rule).toList(), policy);
    }

    private Files files(Path baseline, Path accepted, String key) {
        Path pinned = pinnedBaseline == null ? null : pinnedBaseline.toPath();
        BaselineFile.requireReadable(baseline, EnergyKey.BASELINE_FILE.key());
        BaselineFile.requireReadable(accepted, EnergyKey.ACCEPTED_FILE.key());
        if (pinned != null) {
            BaselineFile.requireReadable(pinned, EnergyKey.BASELINE_PINNED.key());
        }
        return new Files(baseline, pinned, accepted, fleet(key.substring(key.lastIndexOf(':') + 1)));
    }

    /** Whoever names a file expects it to be there; that at the usual place may well be missing. Once in a build. */
    final void warnOfMissingBaseline() {
        Path usual = project.getBasedir().toPath().resolve(BaselineFile.NAME);
        boolean named = session.getUserProperties().containsKey(EnergyKey.BASELINE_FILE.key())
                || !baselineFile.toPath().equals(usual);
        if (named
                && baselinePrometheus == null
                && !makesBaseline()
                && !baseline().exists()
                && isFirst(NO_BASELINE)) {
            warn(EnergyKey.BASELINE_FILE.key() + " = " + baselineFile
                    + " does not exist, so there is nothing to compare"
                    + " with. Correct the path, or write the file by: " + BaselineFile.COMMAND);
        }
    }

    private void noData(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        clear();
        if (failIfNoData) {
            throw new MojoFailureException(fit(NoData.explain(output(), analysis, circumstances())
                    + System.lineSeparator() + "Failing the build: energy.failIfNoData=true."));
        }
        if (isFirst(WARNED)) {
            String text = NoData.explain(output(), analysis, circumstances());
            ToldInBuild told = SharedInBuild.of(session, ToldInBuild.class, ToldInBuild::new);
            String causes = text.substring(text.indexOf('\n'));
            (told.isNew(causes) ? text : NoData.again(text)).lines().forEach(this::warn);
        }
    }

    /** One warning in a build is enough, be it by {@code report} or by {@code check}. */
    @SuppressWarnings("unchecked")
    private boolean isFirst(String warning) {
        Map<Object, Object> context = getPluginContext();
        return context == null || context.put(warning, true) == null;
    }
}
