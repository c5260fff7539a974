package io.github.energyjunit.meter.prometheus;

import com.sun.net.httpserver.HttpExchange;
import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.relay.MetricsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

class PrometheusConformanceTests extends SourceConformance {
    private long counter = 262_143_000_000L;
    private MetricsServer server;

    @Override
    protected void create() {
        server = new MetricsServer(exchange -> MetricsServer.send(exchange, 200, metrics()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected SourceProvider provider() {
        return new PrometheusProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return settings(server.url());
    }

    @Override
    protected void draw(long microjoules) {
        counter += microjoules;
    }

    @Override
    protected boolean restart() {
        counter = 5;
        return true;
    }

    @Override
    protected boolean tear() {
        server.answer(MetricsServer.text("# TYPE node_rapl_package_joules_total counter\nnode_rapl_package_joules_t"));
        return true;
    }

    @Override
    protected boolean vanish() {
        server.answer(exchange -> MetricsServer.send(exchange, 503, "gone"));
        return true;
    }

    @Override
    protected void comeBack() {
        server.answer(exchange -> MetricsServer.send(exchange, 200, metrics()));
    }

    @Override
    protected long settleNanos() {
        return 300_000_000L;
    }

    @Override
    protected long watchNanos() {
        return 400_000_000L;
    }

    @Override
    protected Stream<Absence> absences() {
        MetricsServer dead = new MetricsServer(MetricsServer.text(""));
        dead.close();
        MetricsServer redirecting = new MetricsServer(exchange -> {
            exchange.getResponseHeaders().add("Location", server.url());
            MetricsServer.send(exchange, 302, "");
        });
        return Stream.of(
                        new Absence("not set up", provider(), Map.of(), "energy.prometheus.url is not set", true),
                        absence("dead", dead.url(), "cannot be reached"),
                        absence("redirecting", redirecting.url(), "redirects are not followed"),
                        absence(
                                "no such metric",
                                server(MetricsServer.text("up 1\n")).url(),
                                "has no series"),
                        absence(
                                "not metrics",
                                server(MetricsServer.text("<html>login</html>")).url(),
                                "has no series"),
                        absence(
                                "endless",
                                server(PrometheusConformanceTests::endless).url(),
                                "more than 8 MB"),
                        absence(
                                "no counter",
                                server(MetricsServer.text("node_rapl_package_joules_total NaN\n"))
                                        .url(),
                                "has the value NaN"),
                        absence(
                                "malformed",
                                server(MetricsServer.text("node_rapl_package_joules_total{index=\"0} 1\n"))
                                        .url(),
                                "malformed"))
                .onClose(redirecting::close);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] line = "# this never ends, whoever reads it\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (var body = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) {
                body.write(line);
            }
        }
    }

    private static MetricsServer server(MetricsServer.Answer answer) {
        // Its threads are daemons; it ends with the JVM.
        return new MetricsServer(answer);
    }

    private Absence absence(String when, String url, String reason) {
        return new Absence(when, provider(), settings(url), reason, true);
    }

    private static Map<String, String> settings(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("energy.prometheus.url", url);
        settings.put("energy.prometheus.preset", "node_exporter");
        settings.put("energy.prometheus.periodSeconds", "0.1");
        return settings;
    }

    private String metrics() {
        return "# HELP node_rapl_package_joules_total Current RAPL value in joules\n"
                + "node_rapl_package_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl:0\"} "
                + counter / 1e6 + "\n"
                + "node_rapl_package_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl-mmio:0\"} "
                + counter / 1e6 + "\n"
                + "node_rapl_dram_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl:0:0\"} 12.5\n"
                + "node_rapl_core_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl:0:1\"} 7\n";
    }
}
