package io.github.energyjunit.publish;

import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.metrics.MetricFamily.Sample;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests push, and to where. */
final class Pushes {
    static final String TOKEN = "s3cret-token";
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Pushes() {}

    /** Tests t0, t1, … of 0.5, 1.5, … J; the eighth fails. */
    static List<MetricFamily> families(int tests) {
        List<Sample> joules = new ArrayList<>();
        List<Sample> status = new ArrayList<>();
        for (int i = 0; i < tests; i++) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("module", "shop");
            labels.put("test", "com.acme.T#t" + i + "()");
            labels.put("source", "powercap");
            labels.put("quality", "measured");
            joules.add(new Sample(labels, BigDecimal.valueOf(i).add(new BigDecimal("0.5"))));
            status.add(new Sample(labels, BigDecimal.valueOf(i == 7 ? 2 : 0)));
        }
        return List.of(
                new MetricFamily("junit_energy_test_joules", "joules", "Energy", joules),
                new MetricFamily("junit_energy_gate_status", "", "Status", status),
                new MetricFamily("junit_energy_nothing", "", "Empty", List.of()),
                new MetricFamily(
                        "junit_energy_build_info",
                        "",
                        "Info",
                        List.of(new Sample(Map.of("cpu_model", "EPYC"), BigDecimal.ONE))));
    }

    static PushSettings settings(
            @Nullable URI otlp, @Nullable URI pushgateway, @Nullable String branch, @Nullable String token) {
        return settings(otlp, pushgateway, branch, token, 100);
    }

    static PushSettings settings(
            @Nullable URI otlp, @Nullable URI pushgateway, @Nullable String branch, @Nullable String token, int most) {
        return new PushSettings(otlp, pushgateway, TIMEOUT, most, branch, token);
    }
}
