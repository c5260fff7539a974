package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.checkout.maven.OwnJar;
import io.github.energyjunit.files.IoSupplier;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.report.Circumstances;
import io.github.energyjunit.testjvm.TestSetup;
import io.github.energyjunit.testjvm.maven.TestRuns;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals share that read measurements and know of the baseline. */
abstract class AbstractBaselineMojo extends AbstractEnergyMojo {

    /**
     * The baseline: samples of earlier builds, written by {@code energy:baseline} and kept under version control.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.file", defaultValue = "${project.basedir}/energy-baseline.json")
    File baselineFile;

    /**
     * The address of a Prometheus server: the latest builds with the same fingerprint and branch that {@code energy:push} has
     * sent there are the baseline, instead of the file. Set a token in the environment variable {@code ENERGY_BASELINE_TOKEN}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.prometheus")
    @Nullable
    String baselinePrometheus;

    /**
     * The branch whose builds in Prometheus are the baseline; by default the branch that is built, according to the CI server
     * or git.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.baseline.branch")
    @Nullable
    String baselineBranch;

    @SuppressWarnings("NullAway.Init")
    AbstractBaselineMojo() {}

    /** Returns where earlier builds of a module are, or null if its baseline is a file. */
    final @Nullable FleetSource fleet(String module) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put(FleetSource.KEY, baselinePrometheus);
        values.put(FleetSource.BRANCH, baselineBranch);
        Configuration configuration = new Configuration(key -> Optional.ofNullable(values.get(key)));
        try {
            return FleetSource.of(configuration, module, project.getBasedir().toPath());
        } catch (InvalidConfigurationException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    BaselineFile baseline() {
        return new BaselineFile(baselineFile.toPath());
    }

    /** Turns what can go wrong with files into Maven's error. */
    <T> T reading(IoSupplier<T> step) throws MojoExecutionException {
        try {
            return step.get();
        } catch (InputException e) {
            throw new MojoExecutionException(fit(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoExecutionException(fit("A file cannot be read or written: " + e), e);
        }
    }

    /** Reports what is known of how this module's tests ran. */
    final Circumstances circumstances() {
        TestSetup setup = PomTestSetup.of(project, session.getUserProperties());
        boolean has = setup.knowsUs()
                || project.getArtifacts().stream()
                        .anyMatch(
                                artifact -> OwnJar.NAME.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()));
        String command = commands().in("mvn verify energy:report");
        List<String> lost = lost();
        return TestRuns.of(session.getRequest(), project)
                .map(runs -> new Circumstances(
                        true,
                        runs.runs(),
                        runs.all(),
                        has || runs.lent(),
                        lost.isEmpty() ? runs.obstacles() : lost,
                        command))
                .orElseGet(() -> new Circumstances(false, 0, false, has, List.of(), command));
    }

    /** Return what is to be said if tests have deleted the directory in which they are measured. */
    final List<String> lost() {
        return TestRuns.haveDeletedTheirSettings(session.getRequest(), project)
                ? List.of("Files in " + output() + " were deleted while the tests ran: energies measured before that"
                        + " are lost, and JVMs that started later measured nothing; find the test that does it, or set"
                        + " energy.output to another directory")
                : List.of();
    }

    Analysis analyse(Budgets budgets) throws IOException {
        return new Analyzer(PomBuild.freshness(session), budgets, Analyzer::isAlive).analyse(output(), owner());
    }
}
