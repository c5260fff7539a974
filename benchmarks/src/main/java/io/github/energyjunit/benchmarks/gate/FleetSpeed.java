package io.github.energyjunit.benchmarks.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.prometheus.FleetHistory;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.MetricNames;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how long it takes to read a baseline of 10,000 tests and 20 builds from a server that answers as Prometheus does,
 * with the pages ready: what is measured is the reader's side.
 */
public final class FleetSpeed {
    private static final int TESTS = 10_000;
    private static final int BUILDS = 20;
    private static final int ROUNDS = 5;
    private static final SortedMap<String, String> FINGERPRINT = new TreeMap<>(Map.of("source", "powercap"));
    private static final AtomicLong SENT = new AtomicLong();

    private FleetSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Set<String> tests = new TreeSet<>();
        for (int i = 0; i < TESTS; i++) {
            tests.add("com.acme.shop.orders.OrderRepository" + i / 20 + "Tests#findsAllOrdersOfACustomer" + i + "()");
        }
        byte[] build = build(tests);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query_range", exchange -> answer(exchange, build));
        server.start();
        try {
            FleetSource source = new FleetSource(
                    URI.create("http://localhost:" + server.getAddress().getPort()), "shop", "main", null);
            for (int i = 0; i < ROUNDS; i++) {
                SENT.set(0);
                long begin = System.nanoTime();
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Baseline baseline = new FleetHistory(source).of(Map.of(FINGERPRINT, tests), Instant.now());
                System.out.printf(
                        "%d tests of %d builds read in %.2f s (%.2f s of CPU time), %d MB%n",
                        baseline.sections().get(0).tests().size(),
                        baseline.sections().get(0).runs().size(),
                        (System.nanoTime() - begin) / 1e9,
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9,
                        SENT.get() >> 20);
            }
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, byte[] build) throws IOException {
        String request = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] body = request.contains("query=" + MetricNames.BUILD_TIMESTAMP_SECONDS) ? times() : build;
        SENT.addAndGet(body.length);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Gives one series, whose value changes with each build: one a minute. */
    private static byte[] times() {
        long now = System.currentTimeMillis() / 1_000;
        StringBuilder points = new StringBuilder();
        for (int i = BUILDS; i > 0; i--) {
            long at = now - 60L * i;
            points.append(i == BUILDS ? "" : ",")
                    .append("[")
                    .append(at)
                    .append(",\"")
                    .append(at - 5)
                    .append("\"]");
        }
        return success(series(MetricNames.BUILD_TIMESTAMP_SECONDS, "", points.toString()));
    }

    private static byte[] build(Set<String> tests) {
        StringBuilder all = new StringBuilder(series(MetricNames.BUILD_IDLE_WATTS, "", "[1,\"7.5\"]"));
        for (String test : tests) {
            String label =
                    ",\"test\":\"" + MetricLabels.test(test) + "\",\"source\":\"powercap\",\"quality\":\"measured\"";
            all.append(',').append(series(MetricNames.TEST_JOULES, label, "[1,\"1.234567\"]"));
            all.append(',').append(series(MetricNames.TEST_IDLE_SECONDS, label, "[1,\"0.0213\"]"));
        }
        return success(all.toString());
    }

    private static String series(String name, String labels, String points) {
        return "{\"metric\":{\"__name__\":\"" + name
                + "\",\"job\":\"energy_junit\",\"module\":\"shop\",\"branch\":\"main\""
                + ",\"fingerprint\":\"" + MetricLabels.fingerprint(FINGERPRINT) + "\"" + labels + "},\"values\":["
                + points
                + "]}";
    }

    private static byte[] success(String series) {
        return ("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
