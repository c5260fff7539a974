package io.github.energyjunit.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.measured.MetricCaveats;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.TestSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers range queries of series that builds have pushed. */
final class FakePrometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MATCHER = Pattern.compile("(\\w+)=(~?)\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int MINUTE = 60;

    final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<Stored> stored = new ArrayList<>();
    private final double begin = Math.floor(System.currentTimeMillis() / 1e3) - 1_800;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private double next = begin;
    private boolean collector;

    /** A value of a series, and from when to when it is there. */
    private record Stored(Map<String, String> labels, double value, double from, double to) {}

    /** Answers a query in place of the series. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    FakePrometheus() throws IOException {
        this(null);
    }

    FakePrometheus(@Nullable Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Map<String, String> parameters = parameters(exchange);
            requests.add(parameters);
            try {
                if (answer == null) {
                    byte[] body = JSON.writeValueAsBytes(range(parameters));
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                } else {
                    answer.to(exchange);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    /** Scrape a collector from now on: a series stays as it is until it gets another value. */
    FakePrometheus behindCollector() {
        collector = true;
        return this;
    }

    FleetSource source(@Nullable String branch, @Nullable String token) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new FleetSource(address, "shop", branch, token, Duration.ofSeconds(60));
    }

    /** Keeps what the build would push, until the next one a minute later. */
    void push(Analysis analysis, String branch) {
        push(analysis, branch, MINUTE);
    }

    /** Keeps what the build would push, until the next one that many seconds later. */
    void push(Analysis analysis, String branch, int apart) {
        double from = next;
        next += apart;
        Map<String, String> labels = new TreeMap<>(Map.of("module", "shop", "branch", branch, "job", "energy_junit"));
        Instant began = analysis.runs().get(0).jvm().started();
        labels.put(
                "fingerprint",
                MetricLabels.fingerprint(analysis.runs().get(0).jvm().fingerprint()));
        store("junit_energy_build_timestamp_seconds", labels, began.toEpochMilli() / 1e3, from);
        Double watts = analysis.runs().get(0).jvm().idleWatts();
        if (watts != null) {
            store("junit_energy_build_idle_watts", labels, watts, from);
        }
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            Map<String, String> own = new TreeMap<>(labels);
            own.put("test", MetricLabels.test(test.test()));
            own.put("quality", test.source().quality().label());
            if (test.attributed() != null) {
                store("junit_energy_test_joules", own, test.attributed().joules(), from);
                store("junit_energy_test_duration_seconds", own, test.durationNanos() / 1e9, from);
                store("junit_energy_test_caveats", own, MetricCaveats.of(test).sum(), from);
            }
        }
    }

    private void store(String name, Map<String, String> labels, double value, double from) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("__name__", name);
        stored.replaceAll(old -> old.labels().equals(all) && old.to() > from
                ? new Stored(old.labels(), old.value(), old.from(), from - 1)
                : old);
        stored.add(new Stored(Map.copyOf(all), value, from, collector ? Double.MAX_VALUE : next - 1));
    }

    private ObjectNode range(Map<String, String> parameters) {
        double start = Double.parseDouble(parameters.get("start"));
        double end = Double.parseDouble(parameters.get("end"));
        int step = Integer.parseInt(parameters.get("step"));
        Map<Map<String, String>, ArrayNode> found = new HashMap<>();
        for (Stored each : stored) {
            if (isMeant(each.labels(), parameters.get("query"))) {
                for (double time = start; time <= end; time += step) {
                    if (time >= each.from() && time <= each.to()) {
                        found.computeIfAbsent(each.labels(), key -> JSON.createArrayNode())
                                .addArray()
                                .add(time)
                                .add(Double.toString(each.value()));
                    }
                }
            }
        }
        ObjectNode root = JSON.createObjectNode().put("status", "success");
        ArrayNode result = root.putObject("data").put("resultType", "matrix").putArray("result");
        found.forEach((labels, values) -> {
            ObjectNode series = result.addObject();
            labels.forEach(series.putObject("metric")::put);
            series.set("values", values);
        });
        return root;
    }

    private static boolean isMeant(Map<String, String> labels, String query) {
        String name = query.replaceAll("\\{.*", "");
        if (!name.isEmpty() && !name.equals(labels.get("__name__"))) {
            return false;
        }
        Matcher matcher = MATCHER.matcher(query);
        while (matcher.find()) {
            String value = labels.getOrDefault(matcher.group(1), "");
            boolean fits =
                    matcher.group(2).isEmpty() ? value.equals(matcher.group(3)) : value.matches(matcher.group(3));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
