package io.github.energyjunit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.metrics.MetricFamily.Sample;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTests {
    private static final String TOKEN = "s3cret-token";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void a_pushgateway_gets_a_group_of_module_and_branch() throws Exception {
        try (RecordingServer server = RecordingServer.answering(202)) {
            List<Outcome> outcomes =
                    Publisher.publish(families(2), "shop", settings(null, server.address(), "main", TOKEN));

            assertThat(outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.problem()).isNull();
                assertThat(outcome.tests()).isEqualTo(2);
                assertThat(outcome.toText())
                        .contains("2 test(s)", server.address().toString());
            });
            RecordingServer.Request request = server.requests.get(0);
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.path()).startsWith("/metrics/job/energy_junit/").contains("module/shop", "branch/main");
            assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN);
            String text = new String(request.body(), StandardCharsets.UTF_8);
            assertThat(text)
                    .contains("# TYPE junit_energy_test_joules gauge")
                    .containsPattern("junit_energy_test_joules\\{[^}]*test=\"com\\.acme\\.T#t1\\(\\)\"[^}]*} 1\\.5\\b")
                    .contains("junit_energy_build_info{");
        }
    }

    @Test
    void a_collector_gets_every_sample_as_a_gauge_in_joules() throws Exception {
        try (RecordingServer server = RecordingServer.answering(200)) {
            List<Outcome> outcomes =
                    Publisher.publish(families(3_000), "shop", settings(server.address(), null, "main", TOKEN, 5_000));

            assertThat(outcomes)
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.problem()).isNull());
            RecordingServer.Request request = server.requests.get(0);
            assertThat(request.path()).isEqualTo("/v1/metrics");
            assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN);
            Map<String, Metric> metrics =
                    ExportMetricsServiceRequest.parseFrom(request.body())
                            .getResourceMetrics(0)
                            .getScopeMetrics(0)
                            .getMetricsList()
                            .stream()
                            .collect(Collectors.toMap(Metric::getName, metric -> metric));
            Metric joules = metrics.get("junit_energy_test_joules");
            assertThat(joules.getUnit()).isEqualTo("J");
            assertThat(joules.getGauge().getDataPointsList()).hasSize(3_000);
            NumberDataPoint point = joules.getGauge().getDataPointsList().stream()
                    .filter(each -> label(each, "test").equals("com.acme.T#t1()"))
                    .findFirst()
                    .orElseThrow();
            assertThat(point.getAsDouble()).isEqualTo(1.5);
            assertThat(label(point, "branch")).isEqualTo("main");
            assertThat(label(point, "module")).isEqualTo("shop");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500, 503})
    void a_server_that_refuses_is_named_with_its_status_and_without_the_token(int status) throws Exception {
        try (RecordingServer server = RecordingServer.answering(status)) {
            for (PushSettings settings : List.of(
                    settings(server.address(), null, null, TOKEN), settings(null, server.address(), null, TOKEN))) {
                List<Outcome> outcomes = Publisher.publish(families(1), "shop", settings);

                assertThat(outcomes).singleElement().satisfies(outcome -> {
                    assertThat(outcome.problem()).contains(Integer.toString(status));
                    assertThat(outcome.toText())
                            .contains(server.address().toString(), "push again")
                            .doesNotContain(TOKEN);
                });
            }
        }
    }

    @Test
    void a_server_that_is_slow_takes_no_longer_than_the_timeout_allows() throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> Thread.sleep(600_000))) {
            long start = System.nanoTime();

            List<Outcome> outcomes = Publisher.publish(
                    families(1),
                    "shop",
                    new PushSettings(server.address(), server.address(), Duration.ofSeconds(1), 10, null, null));

            assertThat(outcomes)
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.problem()).isNotNull());
            // Twice a second, and a machine that does something else meanwhile.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void a_server_that_answers_half_or_nonsense_is_a_problem_and_no_exception() throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> {
            exchange.sendResponseHeaders(500, 1_000);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
        })) {
            assertThat(Publisher.publish(families(1), "shop", settings(server.address(), server.address(), null, null)))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.problem()).isNotNull());
        }
    }

    @Test
    void a_page_is_no_answer_of_either_server_although_its_status_is_good() throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        })) {
            assertThat(Publisher.publish(families(1), "shop", settings(server.address(), server.address(), null, null)))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.problem()).contains("no such server"));
            assertThat(server.requests).as("asking again helps nobody").hasSize(2);
        }
    }

    @Test
    void numbers_that_a_collector_does_not_take_are_counted_in_its_own_words() throws Exception {
        byte[] partial = ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(300)
                        .setErrorMessage("limit of\nseries " + TOKEN))
                .build()
                .toByteArray();
        for (byte[] answer : List.of(partial, new byte[] {10, 127, 1}, new byte[] {15})) {
            try (RecordingServer server = new RecordingServer(exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            })) {
                assertThat(Publisher.publish(families(1), "shop", settings(server.address(), null, null, TOKEN)))
                        .singleElement()
                        .satisfies(outcome -> assertThat(outcome.problem())
                                .contains(
                                        answer == partial
                                                ? "300 of the numbers: limit of series ***"
                                                : "no message of OTLP")
                                .doesNotContain(TOKEN));
            }
        }
        assertThat(PartialSuccess.of(ExportMetricsServiceResponse.newBuilder()
                                .setPartialSuccess(ExportMetricsPartialSuccess.getDefaultInstance())
                                .build()
                                .toByteArray())
                        .rejected())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_wrong_token_is_named_by_its_variable_and_tried_once(int status) throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> {
            byte[] echo = ("no such token: Bearer " + TOKEN + "\u001b[31m\n" + "x".repeat(10_000))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, echo.length);
            exchange.getResponseBody().write(echo);
        })) {
            assertThat(Publisher.publish(
                            families(1), "shop", settings(server.address(), server.address(), null, TOKEN)))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.toText())
                            .contains("ENERGY_PUSH_TOKEN", Integer.toString(status))
                            .doesNotContain(TOKEN, "\u001b", "\n")
                            .hasSizeLessThan(1_000));
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void a_server_that_sends_a_byte_now_and_then_is_left_when_the_time_is_over() throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            for (int i = 0; i < 6_000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        })) {
            long start = System.nanoTime();

            assertThat(Publisher.publish(
                            families(1),
                            "shop",
                            new PushSettings(
                                    server.address(), server.address(), Duration.ofSeconds(1), 10, null, null)))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.problem()).isNotNull());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void names_like_bombs_are_cut_and_stay_different() throws Exception {
        String bomb = "com.acme.T#" + "x".repeat(1 << 20);
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("label_" + i, "value");
        }
        List<Sample> samples = List.of(
                sample(bomb + "1", 1),
                sample(bomb + "2", 2),
                sample("a\ud800\n\u0007\"b", 3),
                sample("a\ud801\n\u0007\"b", 4));
        List<MetricFamily> families = List.of(
                new MetricFamily("junit_energy_test_joules", "joules", "Energy", samples),
                new MetricFamily("junit_energy_build_info", "", "Info", List.of(new Sample(many, BigDecimal.ONE))));
        try (RecordingServer server = RecordingServer.answering(200)) {
            assertThat(Publisher.publish(families, "shop", settings(server.address(), server.address(), null, null)))
                    .hasSize(2)
                    .allSatisfy(outcome -> {
                        assertThat(outcome.problem()).isNull();
                        assertThat(outcome.tests()).isEqualTo(4);
                    });
            assertThat(server.requests)
                    .allSatisfy(request -> assertThat(request.body()).hasSizeLessThan(10_000));
            String text = new String(server.requests.get(1).body(), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("junit_energy_test_joules{")))
                    .hasSize(4)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void of_too_many_classes_the_largest_are_sent() throws Exception {
        List<Sample> classes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            classes.add(new Sample(Map.of("class", "C" + i), BigDecimal.valueOf(i)));
        }
        List<MetricFamily> families =
                List.of(new MetricFamily("junit_energy_class_joules", "joules", "Energy", classes));
        try (RecordingServer server = RecordingServer.answering(200)) {
            assertThat(Publisher.publish(families, "shop", settings(null, server.address(), null, null, 2)))
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.leftClasses()).isEqualTo(3));
            assertThat(new String(server.requests.get(0).body(), StandardCharsets.UTF_8))
                    .contains("C4", "C3")
                    .doesNotContain("C2");
        }
    }

    @Test
    void a_server_that_is_down_is_a_problem_and_no_exception() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(Publisher.publish(families(1), "shop", settings(closed, closed, null, TOKEN)))
                .hasSize(2)
                .allSatisfy(outcome -> {
                    assertThat(outcome.problem()).isNotNull();
                    assertThat(outcome.toText()).doesNotContain(TOKEN);
                });
    }

    @Test
    void a_server_that_recovers_gets_everything_at_the_next_attempt() throws Exception {
        int[] calls = new int[1];
        try (RecordingServer server = new RecordingServer(exchange -> {
            calls[0]++;
            exchange.sendResponseHeaders(calls[0] == 1 ? 503 : 200, -1);
        })) {
            assertThat(Publisher.publish(families(1), "shop", settings(server.address(), null, null, null)))
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.problem()).isNull());
        }
        assertThat(calls[0]).isEqualTo(2);
    }

    @Test
    void of_too_many_tests_the_worst_are_sent_and_the_rest_is_counted() throws Exception {
        try (RecordingServer server = RecordingServer.answering(200)) {
            List<Outcome> outcomes =
                    Publisher.publish(families(50), "shop", settings(null, server.address(), null, null, 3));

            assertThat(outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.tests()).isEqualTo(3);
                assertThat(outcome.leftTests()).isEqualTo(47);
                assertThat(outcome.toText()).contains("47 test(s)", "energy.push.maxTests");
            });
            String text = new String(server.requests.get(0).body(), StandardCharsets.UTF_8);
            // t7 fails; of the others t49 and t48 need most.
            assertThat(text).contains("T#t7()", "T#t49()", "T#t48()").doesNotContain("T#t47()");
        }
    }

    private static Sample sample(String test, int joules) {
        return new Sample(Map.of("module", "shop", "test", test), BigDecimal.valueOf(joules));
    }

    private static String label(NumberDataPoint point, String key) {
        return point.getAttributesList().stream()
                .filter(each -> each.getKey().equals(key))
                .map(each -> each.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    /** Tests t0, t1, … of 0.5, 1.5, … J; the eighth fails. */
    private static List<MetricFamily> families(int tests) {
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

    private static PushSettings settings(
            @Nullable URI otlp, @Nullable URI pushgateway, @Nullable String branch, @Nullable String token) {
        return settings(otlp, pushgateway, branch, token, 100);
    }

    private static PushSettings settings(
            @Nullable URI otlp, @Nullable URI pushgateway, @Nullable String branch, @Nullable String token, int most) {
        return new PushSettings(otlp, pushgateway, TIMEOUT, most, branch, token);
    }
}
