package io.github.energyjunit.benchmarks.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.MetricNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Gives the series of modules with 10,000 tests each to a Prometheus server: as the history of one module for {@code promtool
 * tsdb create-blocks-from openmetrics}, or as a page to scrape.
 *
 * <pre>
 * FleetSeries history BUILDS       prints the history, a build every 2 to 20 minutes, seen until the next
 * FleetSeries serve MODULES SECONDS  prints a port, and serves there what one build of each module pushes
 * </pre>
 */
public final class FleetSeries {

    static final String MODULE = "shop-";
    static final String BRANCH = "main";
    static final SortedMap<String, String> FINGERPRINT = new TreeMap<>(Map.of("source", "powercap"));

    private static final int TESTS = 10_000;
    private static final int LEAST_BETWEEN_BUILDS = 120;
    private static final int MOST_BETWEEN_BUILDS = 1_200;
    /** A server shows a value for five minutes. */
    private static final int SCRAPED_EVERY = 240;
    /** Blocks hold what is older than the time that a server keeps in memory. */
    private static final int NEWEST = 4 * 3_600;

    private static final List<String> OF_A_TEST = List.of(
            MetricNames.TEST_JOULES,
            MetricNames.TEST_DURATION_SECONDS,
            MetricNames.TEST_IDLE_SECONDS,
            MetricNames.TEST_CAVEATS);

    private FleetSeries() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("history")) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            history(Integer.parseInt(arguments[1]), out);
            out.flush();
            return;
        }
        int modules = Integer.parseInt(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> page(exchange, modules));
        server.start();
        System.out.println(server.getAddress().getPort());
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[2]));
        server.stop(0);
    }

    static Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        for (int i = 0; i < TESTS; i++) {
            tests.add("com.acme.shop.orders.OrderRepository" + i / 20 + "Tests#findsAllOrdersOfACustomer" + i + "()");
        }
        return tests;
    }

    private static void history(int builds, Writer out) throws IOException {
        long[] times = times(builds);
        Set<String> tests = tests();
        for (String name : OF_A_TEST) {
            out.append("# TYPE ").append(name).append(" gauge\n");
            for (String test : tests) {
                for (int build = builds - 1; build >= 0; build--) {
                    for (long at = times[build]; at < end(times, build); at += SCRAPED_EVERY) {
                        ofTest(name, 0, test, build, out);
                        out.append(' ').append(Long.toString(at)).append('\n');
                    }
                }
            }
        }
        out.append("# TYPE ").append(MetricNames.BUILD_TIMESTAMP_SECONDS).append(" gauge\n");
        for (int build = builds - 1; build >= 0; build--) {
            for (long at = times[build]; at < end(times, build); at += SCRAPED_EVERY) {
                ofBuild(0, times[build] - 5, out);
                out.append(' ').append(Long.toString(at)).append('\n');
            }
        }
        out.append("# EOF\n");
    }

    /** Returns when each build was pushed, the newest first. */
    private static long[] times(int builds) {
        Random random = new Random(7);
        long[] times = new long[builds];
        long time = System.currentTimeMillis() / 1_000 - NEWEST;
        for (int i = 0; i < builds; i++) {
            times[i] = time;
            time -= random.nextInt(LEAST_BETWEEN_BUILDS, MOST_BETWEEN_BUILDS);
        }
        return times;
    }

    private static long end(long[] times, int build) {
        return build == 0 ? times[0] + 1 : times[build - 1];
    }

    private static void page(HttpExchange exchange, int modules) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, 0);
        Set<String> tests = tests();
        try (OutputStream body = exchange.getResponseBody();
                Writer out = new BufferedWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8), 1 << 16)) {
            for (int module = 0; module < modules; module++) {
                for (String name : OF_A_TEST) {
                    for (String test : tests) {
                        ofTest(name, module, test, 0, out);
                        out.append('\n');
                    }
                }
                ofBuild(module, System.currentTimeMillis() / 1_000, out);
                out.append('\n');
            }
        }
    }

    private static void ofTest(String name, int module, String test, int build, Writer out) throws IOException {
        String value = name.equals(MetricNames.TEST_CAVEATS) ? "0" : Double.toString(1 + build / 1_000.0);
        out.append(name).append('{');
        common(module, out);
        out.append(",source=\"powercap\",quality=\"measured\",test=\"")
                .append(test)
                .append("\"} ")
                .append(value);
    }

    private static void ofBuild(int module, long began, Writer out) throws IOException {
        out.append(MetricNames.BUILD_TIMESTAMP_SECONDS).append('{');
        common(module, out);
        out.append("} ").append(Long.toString(began));
    }

    private static void common(int module, Writer out) throws IOException {
        out.append("module=\"").append(MODULE).append(Integer.toString(module));
        out.append("\",branch=\"").append(BRANCH).append("\",fingerprint=\"");
        out.append(MetricLabels.fingerprint(FINGERPRINT)).append('"');
    }
}
