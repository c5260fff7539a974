package io.github.energyjunit.meter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.relay.MetricsServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusProviderTests {
    private static final String SECRET = "s3cr3t";

    @Test
    void asks_a_prometheus_server_for_the_metric_and_sends_the_password_to_it_alone() {
        try (MetricsServer server = new MetricsServer(MetricsServer.text(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"__name__\":"
                        + "\"plug_joules_total\",\"room\":\"lab\"},\"value\":[1,\"17.25\"]}]}}"))) {
            String url = server.base().replace("//", "//me:" + SECRET + "@") + "/api/v1/query";
            EnergySource source = open(url, Map.of("energy.prometheus.metric", "plug_joules_total{room=\"lab\"}"));
            long[] readings = await(source);
            source.close();

            assertThat(readings[0]).isNotNegative();
            String user = Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8));
            assertThat(server.requests().get(0))
                    .isEqualTo("/api/v1/query?query=plug_joules_total%7Broom%3D%22lab%22%7D Basic " + user);
            assertThat(source.info().toString()).doesNotContain(SECRET).contains(server.base() + "/api/v1/query");
        }
    }

    @Test
    void never_tells_the_password_in_trouble_or_errors() {
        try (MetricsServer server = new MetricsServer(exchange -> MetricsServer.send(exchange, 401, ""))) {
            String url = server.url().replace("//", "//me:" + SECRET + "@") + "?token=" + SECRET;
            EnergySource source = open(url, Map.of("energy.prometheus.preset", "kepler"));
            while (String.valueOf(source.trouble()).startsWith("no answer yet")) {
                LockSupport.parkNanos(1_000_000);
            }
            source.close();
            assertThat(source.trouble()).isEqualTo(server.url() + " answers with HTTP status 401");
        }
        assertThatThrownBy(() -> open("ftp://me:" + SECRET + "@host/x?token=" + SECRET, Map.of()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("Invalid value 'ftp://***@host/x?***' for energy.prometheus.url: expected an address"
                        + " such as http://localhost:8080/metrics.");
    }

    @Test
    void counts_packages_and_dram_of_kepler_and_nothing_twice() {
        String text = "kepler_node_cpu_joules_total{zone=\"package\",path=\"a\"} 10\n"
                + "kepler_node_cpu_joules_total{zone=\"dram\",path=\"b\"} 4\n"
                + "kepler_node_cpu_joules_total{zone=\"core\",path=\"c\"} 7\n"
                + "kepler_node_cpu_joules_total{zone=\"psys\",path=\"d\"} 99\n"
                + "kepler_node_cpu_active_joules_total{zone=\"package\",path=\"a\"} 5\n";
        try (MetricsServer server = new MetricsServer(MetricsServer.text(text))) {
            EnergySource source = open(server.url(), Map.of("energy.prometheus.preset", "kepler"));
            long before = await(source)[0];
            server.answer(MetricsServer.text(text.replace("} 10", "} 11")
                    .replace("} 4", "} 6")
                    .replace("} 7", "} 8")
                    .replace("} 99", "} 199")));
            long[] raw = new long[source.info().domains().size()];
            do {
                LockSupport.parkNanos(10_000_000);
                source.read(raw);
            } while (raw[0] == before);
            source.close();

            assertThat(raw[0] - before).isEqualTo(3_000_000);
            assertThat(source.info().domains().stream().filter(Domain::counted).map(Domain::name))
                    .containsExactly("host");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "energy.prometheus.metric, ''",
        "energy.prometheus.metric, rate(x[5m])",
        "energy.prometheus.preset, telegraf",
        "energy.prometheus.periodSeconds, 0",
        "energy.prometheus.joulesPerUnit, -1",
    })
    void refuses_wrong_settings(String key, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put("energy.prometheus.metric", "x");
        settings.put(key, value);

        assertThatThrownBy(() -> open("http://127.0.0.1:9/metrics", settings))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(key);
    }

    private static long[] await(EnergySource source) {
        long[] raw = new long[source.info().domains().size()];
        while (source.trouble() != null) {
            LockSupport.parkNanos(1_000_000);
        }
        source.read(raw);
        assertThat(Arrays.stream(raw)).as("%s", source.trouble()).isNotEmpty();
        return raw;
    }

    private static EnergySource open(String url, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("energy.prometheus.url", url);
        settings.putIfAbsent("energy.prometheus.periodSeconds", "0.1");
        Probe probe = new PrometheusProvider().probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
        return ((Probe.Available) probe).source();
    }
}
