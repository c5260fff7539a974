package io.github.energyjunit.jmh;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.idle.IdlePower;
import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Measures the energy of each iteration: {@code -prof io.github.energyjunit.jmh.EnergyProfiler}.
 *
 * <p>The secondary result {@code energy} is the energy attributed to the benchmark's JVM, in J/op, in every mode; idle
 * power and what other processes used are not part of it. A second one, such as {@code energy.power:powercap:measured},
 * names source and quality, and is the mean attributed power in W. Each iteration is also appended to a measurement file
 * in {@code energy.output}, which {@code energy:report}, {@code energy:baseline} and {@code energy:check} read.
 *
 * <p>Settings are the keys {@code energy.*}, as system properties of the JVM that JMH is started with, or behind the
 * profiler's name, without their prefix: {@code -prof
 * io.github.energyjunit.jmh.EnergyProfiler:source=powercap;output=results/energy}.
 *
 * @since 0.1.0
 */
public final class EnergyProfiler implements InternalProfiler, ExternalProfiler {
    private static final double MICRO = 1e-6;

    private final ProfilerSettings settings;
    private @Nullable Recorder recorder;
    private @Nullable Window window;
    private boolean warned;

    /** Reads the settings of system properties alone. */
    public EnergyProfiler() throws ProfilerException {
        this("");
    }

    /**
     * Reads the settings behind the profiler's name, and the system properties.
     *
     * @param options {@code key=value} pairs with semicolons between them
     * @throws ProfilerException if a setting is not known or has an invalid value
     */
    public EnergyProfiler(String options) throws ProfilerException {
        settings = ProfilerSettings.of(options);
    }

    @Override
    public String getDescription() {
        return "Energy per operation, attributed to the benchmark's JVM (energy-junit)";
    }

    /** Calibrates idle power once in the JVM that starts the forks, while none of them runs, and hands it to them. */
    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        return settings.forFork(
                () -> IdlePower.calibrate(settings.configuration()).watts());
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (recorder == null) {
            recorder = open();
        }
        window = recorder.begin();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Recorder open = recorder;
        Window measured = window;
        window = null;
        if (open == null || measured == null) {
            return List.of();
        }
        open.end(measured);
        long operations =
                result.getMetadata() == null ? 0 : result.getMetadata().getAllOps();
        boolean warmup = iteration.getType() == IterationType.WARMUP;
        long[] nanos = new long[1];
        long microjoules =
                open.record(measured, BenchmarkName.describe(benchmark), Outcome.SUCCESSFUL, (energy, duration) -> {
                    nanos[0] = duration;
                    return new Batch(warmup, Math.max(1, operations), Batch.Scope.BODY, null);
                });
        if (warmup) {
            return List.of();
        }
        return results(open.source(), microjoules, operations, nanos[0]);
    }

    private Recorder open() {
        try {
            Recorder opened = Recorder.open(settings.configuration(), settings.output());
            opened.acquire();
            Runtime.getRuntime().addShutdownHook(new Thread(opened::release, "energy-junit-release"));
            return opened;
        } catch (InvalidConfigurationException e) {
            throw new IllegalArgumentException("energy-junit: " + e.getMessage(), e);
        }
    }

    private Collection<? extends Result<?>> results(SourceInfo source, long microjoules, long operations, long nanos) {
        String origin = source.name() + ":" + source.quality().name().toLowerCase(Locale.ROOT);
        if (microjoules < 0 || operations < 1 || nanos < 1) {
            warn("no energy could be read from " + origin + "; see the reason in " + settings.output());
            return List.of();
        }
        long leastNanos = 20 * source.updatePeriod().toNanos();
        if (nanos < leastNanos) {
            warn(String.format(
                    Locale.ROOT,
                    "iterations of %.0f ms are too short for %s, whose counters move every %.1f ms: use -r %.0fms or more",
                    nanos / 1e6,
                    origin,
                    source.updatePeriod().toNanos() / 1e6,
                    Math.ceil(leastNanos / 1e6)));
        }
        double joules = microjoules * MICRO;
        return List.of(
                new ScalarResult("energy", joules / operations, "J/op", AggregationPolicy.AVG),
                new ScalarResult("energy.power:" + origin, joules / (nanos / 1e9), "W", AggregationPolicy.AVG));
    }

    private void warn(String problem) {
        if (!warned) {
            warned = true;
            System.out.println("# energy-junit: " + problem);
        }
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams params) {
        // Each iteration is measured inside the fork.
    }

    @Override
    public Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File out, File err) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }
}
