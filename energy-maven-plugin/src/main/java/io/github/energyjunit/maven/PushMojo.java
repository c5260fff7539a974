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
 * Send what each test cost to an OpenTelemetry collector, a Prometheus Pushgateway, or both. A server that does not take
 * it is a warning and never fails the build. A token goes into the environment variable {@code ENERGY_PUSH_TOKEN}.
 *
 * @since 0.1.0
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PushMojo extends AbstractAnalysisMojo {

    /**
     * The address of a collector that takes OTLP over HTTP, such as {@code http://localhost:4318}.
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
     * The branch that is built; by default as the CI server or git says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.branch")
    @Nullable
    String branch;

    /**
     * How long each server may take, all attempts together.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.push.timeout", defaultValue = "10s")
    @Nullable
    String timeout;

    /**
     * How many tests have series of their own: those that fail or warn, then those of highest energy use.
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
