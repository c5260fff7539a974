package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.checkout.MeasuredRevision;
import io.github.energyjunit.gate.BaselineUpdate;
import io.github.energyjunit.reactor.maven.BaselinesInBuild;
import io.github.energyjunit.report.NoData;
import io.github.energyjunit.settings.EnergyKey;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Adds the samples of this build to the baseline, or creates one. It is never bound to a build: call it, for instance {@code
 * mvn verify energy:baseline}, when the build passes and its energy use is at the expected level.
 *
 * @since 0.1.0
 */
@SuppressWarnings("deprecation") // requiresDirectInvocation: nothing else keeps a build from moving its own baseline
@Mojo(name = "baseline", requiresDirectInvocation = true, threadSafe = true)
public final class BaselineMojo extends AbstractBaselineMojo {

    private static final String NOTHING = "There is nothing to create a baseline from. ";
    private static final int FEWEST_RUNS = 3;
    private static final int FEWEST_SAMPLES = 5;
    private static final int MOST_SAMPLES = 300;
    private static final int MOST_RUNS = 50;

    /**
     * How many runs of each test are kept, 3 to 50.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.runs", defaultValue = "5")
    int runs;

    /**
     * How many samples of each test are kept, 5 to 300.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.samples", defaultValue = "30")
    int samples;

    /**
     * Drop tests that this build did not measure, because they are gone or renamed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.prune", defaultValue = "false")
    boolean prune;

    /**
     * The revision that was measured; by default the one that git has checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.commit")
    @Nullable
    String commit;

    @Inject
    ProjectDependenciesResolver resolver;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Analysis analysis = reading(() -> {
            requireSettings();
            return analyse(new Budgets(List.of(), BudgetPolicy.usual(false)));
        });
        String revision = commit == null
                ? MeasuredRevision.of(project.getBasedir().toPath(), baseline().path(), this::warn)
                : commit;
        BaselineUpdate update = BaselineUpdate.of(analysis, revision, conditions());
        if (!analysis.hasData()) {
            BaselinesInBuild.of(session).lacks(NoData.explain(output(), analysis, circumstances()));
            if (session.getProjects().size() > 1) {
                warn("No baseline for " + project.getArtifactId() + ": no energy was measured there.");
            }
            return;
        }
        if (update.sections().isEmpty()) {
            throw new MojoFailureException(fit(NOTHING + "Left out: " + String.join("; ", update.leftOut())));
        }
        reading(() -> baseline().update(old -> old.plus(update.sections(), new Window(runs, samples), prune)));
        update.leftOut().forEach(test -> warn("Not in the baseline: " + test));
        BaselinesInBuild.of(session).added();
        info("Added " + update.text() + " to " + baseline().path() + ". Review the file and commit it.");
    }

    @Override
    void ended() throws MojoFailureException {
        String reason = BaselinesInBuild.of(session).ended(project);
        if (reason != null) {
            throw new MojoFailureException(fit(NOTHING + reason));
        }
    }

    @Override
    void requireInput() throws MojoExecutionException {
        reading(() -> {
            requireSettings();
            return baseline().read();
        });
        super.requireInput();
    }

    private void requireSettings() {
        requireRange("energy.baseline.runs", runs, FEWEST_RUNS, MOST_RUNS);
        requireRange("energy.baseline.samples", samples, FEWEST_SAMPLES, MOST_SAMPLES);
        BaselineFile.requireReadable(baseline().path(), EnergyKey.BASELINE_FILE.key());
    }

    /** Tells what else the same files may do differently; a baseline without it is as good, but is measured again. */
    private @Nullable String conditions() {
        try {
            return PomConditions.of(session, project, resolver).orElse(null);
        } catch (MojoExecutionException e) {
            return null;
        }
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException("Invalid value '" + value + "' for " + key + ": expected a whole number from "
                    + least + " to " + most);
        }
    }
}
