package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Branch;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.metrics.Metrics;
import io.github.energyjunit.publish.Outcome;
import io.github.energyjunit.publish.Publisher;
import io.github.energyjunit.publish.PushSettings;
import io.github.energyjunit.report.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sends the energy of each test to an OpenTelemetry collector, a Prometheus Pushgateway, or both. A server error causes a
 * warning and never fails the build. Set a token in the environment variable {@code ENERGY_PUSH_TOKEN}.
 *
 * @since 0.1.0
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PushMojo extends AbstractAnalysisMojo {

    /**
     * The address of a collector that accepts OTLP over HTTP, such as {@code http://localhost:4318}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.otlp")
    @Nullable
    String otlp;

    /**
     * The address of a Pushgateway, such as {@code http://localhost:9091}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.pushgateway")
    @Nullable
    String pushgateway;

    /**
     * The branch that is built; by default according to the CI server or git.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.branch")
    @Nullable
    String branch;

    /**
     * The time limit for each server, all attempts together.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.timeout", defaultValue = "10s")
    @Nullable
    String timeout;

    /**
     * The maximum number of tests with their own series: those that fail or warn first, then those with the highest energy use.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.maxTests", defaultValue = "2000")
    @Nullable
    String maxTests;

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public PushMojo() {}

    @Override
    void use(Analysis analysis) throws MojoExecutionException {
        PushSettings settings = settings();
        if (!settings.isOn()) {
            warn(PushSettings.NOWHERE);
            return;
        }
        String module = project.getArtifactId();
        Report report = new Report(module, Instant.now(), analysis);
        try {
            for (Outcome outcome : Publisher.publish(new Metrics(report).families(), module, settings)) {
                if (outcome.isPushed()) {
                    info(outcome.toText());
                } else {
                    warn(outcome.toText());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while pushing", e);
        }
    }

    @Override
    void requireInput() throws MojoExecutionException {
        settings();
        super.requireInput();
    }

    private PushSettings settings() throws MojoExecutionException {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put(PushSettings.OTLP, otlp);
        values.put(PushSettings.PUSHGATEWAY, pushgateway);
        values.put(PushSettings.BRANCH, branch);
        values.put(PushSettings.TIMEOUT, timeout);
        values.put(PushSettings.MAX_TESTS, maxTests);
        try {
            return PushSettings.of(
                    new Configuration(key -> Optional.ofNullable(values.get(key))),
                    System.getenv(PushSettings.TOKEN),
                    () -> Branch.of(project.getBasedir().toPath(), System.getenv()));
        } catch (InvalidConfigurationException e) {
            throw new MojoExecutionException(fit(String.valueOf(e.getMessage())), e);
        }
    }
}
