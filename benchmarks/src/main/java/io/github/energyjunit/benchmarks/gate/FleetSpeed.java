package io.github.energyjunit.benchmarks.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.Section;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how long it takes to read a baseline of 10,000 tests and 20 builds: from the Prometheus server whose address is
 * given, which {@link FleetSeries} has filled, or from one that answers as Prometheus does with the pages ready, so that the
 * reader's side alone is measured.
 */
public final class FleetSpeed {
    private static final int BUILDS = 20;
    private static final int ROUNDS = 5;
    private static final AtomicLong SENT = new AtomicLong();

    private FleetSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            read(URI.create(arguments[0]));
            return;
        }
        byte[] build = build(FleetSeries.tests());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query_range", exchange -> answer(exchange, build));
        server.start();
        try {
            read(URI.create("http://localhost:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    private static void read(URI server) throws IOException, InterruptedException {
        FleetSource source = new FleetSource(server, FleetSeries.MODULE + 0, FleetSeries.BRANCH, null);
        for (int i = 0; i < ROUNDS; i++) {
            SENT.set(0);
            long begin = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Baseline baseline =
                    new FleetHistory(source).of(Map.of(FleetSeries.FINGERPRINT, FleetSeries.tests()), Instant.now());
            Section section = baseline.sections().get(0);
            System.out.printf(
                    "%d tests of %d builds read in %.2f s (%.2f s of CPU time), %d MB%n",
                    section.tests().size(),
                    section.runs().size(),
                    (System.nanoTime() - begin) / 1e9,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9,
                    SENT.get() >> 20);
        }
    }

    private static void answer(HttpExchange exchange, byte[] build) throws IOException {
        String request = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] body = build;
        if (request.contains("query=" + MetricNames.BUILD_TIMESTAMP_SECONDS)) {
            body = times();
        } else if (request.contains("query=" + MetricNames.TEST_CAVEATS)) {
            body = success("");
        }
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
                + "\",\"job\":\"energy_junit\",\"module\":\"" + FleetSeries.MODULE + "0\",\"branch\":\""
                + FleetSeries.BRANCH + "\""
                + ",\"fingerprint\":\"" + MetricLabels.fingerprint(FleetSeries.FINGERPRINT) + "\"" + labels
                + "},\"values\":["
                + points
                + "]}";
    }

    private static byte[] success(String series) {
        return ("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
