package io.github.energyjunit.publish;

import static io.github.energyjunit.publish.Pushes.TOKEN;
import static io.github.energyjunit.publish.Pushes.families;
import static io.github.energyjunit.publish.Pushes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.metrics.MetricFamily.Sample;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublisherTests {
    @Test
    void a_pushgateway_gets_a_group_of_module_and_branch() throws Exception {
        try (RecordingServer server = RecordingServer.answering(202)) {
            List<Outcome> outcomes =
                    Publisher.publish(families(2), "shop", settings(null, server.address(), "main", TOKEN));

            assertThat(outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.problem()).isNull();
                assertThat(outcome.tests()).isEqualTo(2);
                assertThat(outcome.toText())
                        .contains("2 tests", server.address().toString());
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
    void of_too_many_classes_those_whose_totals_fail_or_warn_go_first() throws Exception {
        List<Sample> totals = new ArrayList<>();
        List<Sample> status = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            totals.add(new Sample(Map.of("class", "C" + i), BigDecimal.valueOf(i)));
            status.add(new Sample(Map.of("class", "C" + i), BigDecimal.valueOf(i < 2 ? 2 - i : 0)));
        }
        List<MetricFamily> families = List.of(
                new MetricFamily(
                        "junit_energy_class_joules",
                        "joules",
                        "Energy",
                        List.of(new Sample(Map.of("class", "C3"), BigDecimal.ONE))),
                new MetricFamily("junit_energy_class_total_joules", "joules", "Energy", totals),
                new MetricFamily("junit_energy_class_gate_status", "", "Status", status));
        try (RecordingServer server = RecordingServer.answering(200)) {
            Publisher.publish(families, "shop", settings(null, server.address(), null, null, 3));

            // C0 fails and C1 warns; of the others C4 needs most with its fixtures.
            assertThat(new String(server.requests.get(0).body(), StandardCharsets.UTF_8))
                    .contains("class=\"C0\"", "class=\"C1\"", "class=\"C4\"")
                    .doesNotContain("class=\"C2\"", "class=\"C3\"");
        }
    }

    @Test
    void of_too_many_tests_the_worst_are_sent_and_the_rest_is_counted() throws Exception {
        try (RecordingServer server = RecordingServer.answering(200)) {
            List<Outcome> outcomes =
                    Publisher.publish(families(50), "shop", settings(null, server.address(), null, null, 3));

            assertThat(outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.tests()).isEqualTo(3);
                assertThat(outcome.leftTests()).isEqualTo(47);
                assertThat(outcome.toText()).contains("47 tests", "energy.push.maxTests");
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
}
