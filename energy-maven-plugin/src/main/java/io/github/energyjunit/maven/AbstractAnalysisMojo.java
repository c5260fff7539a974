package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analyzer;
import io.github.energyjunit.analysis.Budgets;
import io.github.energyjunit.analysis.Freshness;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.report.NoData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What {@code report} and {@code check} share, so that both come to the same verdicts. */
abstract class AbstractAnalysisMojo extends AbstractEnergyMojo {

    private static final String WARNED = "energy.warnedOfNoData";

    /**
     * Budgets besides those of {@code @MeasureEnergy(maxJoules = ...)}; where several fit a test, the strictest counts.
     * Each has a {@code <test>} (a pattern for test ids such as {@code com.acme.FooTest#bar()}, {@code *} and {@code ?}
     * are allowed) and a {@code <maxJoules>} for each invocation; or {@code <scope>module</scope>} and a
     * {@code <maxJoules>} for all successful invocations of the module together.
     *
     * @since 0.1.0
     */
    @Parameter
    List<PomBudget> budgets = List.of();

    /**
     * Let an estimated number break a budget, then at 1.3 times its limit; otherwise it only warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.budget.allowEstimated", defaultValue = "false")
    boolean allowEstimated;

    /**
     * Fail the build if nothing was measured in a module that has tests; otherwise this is a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failIfNoData", defaultValue = "false")
    boolean failIfNoData;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        Analysis analysis = analyse();
        if (analysis.hasData()) {
            use(analysis);
        } else {
            noData(analysis);
        }
    }

    /** Do with the analysis what the goal is for. */
    abstract void use(Analysis analysis) throws MojoExecutionException, MojoFailureException;

    /** Clear away what would be misleading now. */
    void clear() throws MojoExecutionException {}

    private Analysis analyse() throws MojoExecutionException {
        try {
            Budgets rules = new Budgets(budgets.stream().map(PomBudget::rule).toList(), allowEstimated);
            boolean lifecycle = session.getGoals().stream().anyMatch(goal -> !goal.contains(":"));
            Freshness freshness = new Freshness(session.getStartTime().toInstant(), lifecycle);
            return new Analyzer(freshness, rules, Analyzer::isAlive).analyse(output());
        } catch (InputException e) {
            throw new MojoExecutionException(fit(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The measurements in " + output + " cannot be read: " + e, e);
        }
    }

    private void noData(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        clear();
        if (failIfNoData) {
            throw new MojoFailureException(fit(NoData.explain(output(), analysis) + System.lineSeparator()
                    + "The build fails because energy.failIfNoData is true."));
        }
        if (!warnedBefore()) {
            NoData.explain(output(), analysis).lines().forEach(this::warn);
        }
    }

    /** One warning in a build is enough, be it by {@code report} or by {@code check}. */
    @SuppressWarnings("unchecked")
    private boolean warnedBefore() {
        Map<Object, Object> context = getPluginContext();
        return context != null && context.put(WARNED, true) != null;
    }
}
