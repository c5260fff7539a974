package io.github.energyjunit.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds the CPU time of the benchmark's JVM in s/op as the secondary result {@code cpu}, by the kernel's own clock: what the
 * joules of energy-jmh are held against under a counter that is fed by CPU time.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    private long start;

    @Override
    public String getDescription() {
        return "CPU time per operation, by the kernel's clock";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = KernelClock.nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (KernelClock.nanos() - start) * 1e-9;
        return List.of(
                new ScalarResult("cpu", seconds / result.getMetadata().getAllOps(), "s/op", AggregationPolicy.AVG));
    }
}
