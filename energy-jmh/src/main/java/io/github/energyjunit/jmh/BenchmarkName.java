package io.github.energyjunit.jmh;

import io.github.energyjunit.measurement.TestDescription;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Names a benchmark as tests are named: {@code class#method[parameter=value,...]}. */
final class BenchmarkName {
    private BenchmarkName() {}

    /** Describes a benchmark with its parameters; cold single shots and other thread counts are tests of their own. */
    static TestDescription describe(BenchmarkParams params) {
        List<String> variant = new ArrayList<>();
        for (String key : params.getParamsKeys()) {
            variant.add(key + "=" + params.getParam(key));
        }
        if (params.getMode() == Mode.SingleShotTime) {
            variant.add("mode=" + Mode.SingleShotTime.shortLabel());
        }
        if (params.getThreads() > 1) {
            variant.add("threads=" + params.getThreads());
        }
        String benchmark = params.getBenchmark();
        int dot = benchmark.lastIndexOf('.');
        String className = benchmark.substring(0, Math.max(0, dot));
        String method = benchmark.substring(dot + 1);
        String suffix = variant.isEmpty() ? "" : "[" + String.join(",", variant) + "]";
        return new TestDescription(className + "#" + method + suffix, className, method, method + suffix, null);
    }
}
