package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.MetricCaveats;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.MetricNames;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gauges that have one sample for each test. */
final class TestGauges {

    private final String module;
    private final Gauge joules =
            new Gauge(MetricNames.TEST_JOULES, "joules", "Energy that one invocation of the test caused, the median");
    private final Gauge total = new Gauge(
            "junit_energy_test_machine_joules",
            "joules",
            "Energy of the whole machine during one invocation, the median");
    private final Gauge duration = new Gauge(
            MetricNames.TEST_DURATION_SECONDS, "seconds", "Duration of one invocation of the test, the median");
    private final Gauge status = new Gauge(MetricNames.GATE_STATUS, "", Status.HELP);
    private final Gauge idle = new Gauge(
            MetricNames.TEST_IDLE_SECONDS,
            "seconds",
            "For how long idle power was subtracted from one invocation, the median");
    private final Gauge caveats = new Gauge(
            MetricNames.TEST_CAVEATS,
            "",
            "Sum of 1 if joules are from the first invocation in its JVM, 2 if they cover everything that an engine did for"
                    + " the test, 4 if no sample is valid for a baseline; 0 if none applies");

    TestGauges(String module) {
        this.module = module;
    }

    void add(JudgedTest judged) {
        TestSummary test = judged.test();
        Map<String, String> labels = labels(test);
        joules.add(labels, joules(test.attributed()));
        total.add(labels, joules(test.total()));
        duration.add(labels, test.durationNanos() == null ? null : BigDecimal.valueOf(test.durationNanos(), 9));
        status.add(labels, Status.of(judged.judgement().verdict()));
        if (test.attributed() != null) {
            OptionalDouble nanos = test.bounds().idleNanos().median();
            idle.add(
                    labels,
                    nanos.isEmpty()
                            ? null
                            : BigDecimal.valueOf(nanos.getAsDouble()).movePointLeft(9));
            // 0 is written too: a collector goes on showing what an earlier build has sent until something replaces it.
            caveats.add(labels, BigDecimal.valueOf(MetricCaveats.of(test).sum()));
        }
    }

    Stream<Gauge> all() {
        return Stream.of(joules, total, duration, status, idle, caveats);
    }

    private Map<String, String> labels(TestSummary test) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", module);
        labels.put("test", MetricLabels.test(test.test()));
        labels.put("source", test.source().name());
        labels.put("quality", test.source().quality().label());
        labels.put("fingerprint", MetricLabels.fingerprint(test.fingerprint()));
        return labels;
    }

    private static @Nullable BigDecimal joules(@Nullable Joules energy) {
        return energy == null ? null : energy.decimal();
    }
}
