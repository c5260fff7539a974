package io.github.energyjunit.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Carbon;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageDataTests {

    private static final String FOO = "com.acme.FooTest#foo()";
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path output;

    @Test
    void power_is_that_of_the_counted_domains_on_the_axis_of_the_whole_build() throws IOException {
        Recording.of(
                        output,
                        jvm -> jvm.withObject("/source")
                                .withArray("/domains")
                                .addObject()
                                .put("name", "core")
                                .put("counted", false))
                .add(
                        FOO,
                        300,
                        at(0, 100 * SECOND)
                                .andThen(line -> line.withObject("/domains").put("core", 5)));
        Recording.of(
                        output,
                        jvm -> jvm.put(
                                "started", Recording.BEGIN.plusSeconds(200).toString()))
                .add("com.acme.BarTest#bar()", 100, at(0, 100 * SECOND));

        JsonNode power = data(report()).path("power");

        assertThat(power.path("domains").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("package-0");
        assertThat(at(power.at("/domains/package-0"), power, 50)).isCloseTo(6, within(0.01));
        assertThat(at(power.at("/tests"), power, 50)).isCloseTo(3, within(0.01));
        assertThat(at(power.at("/domains/package-0"), power, 250)).isCloseTo(2, within(0.01));
        int between = (int) (150_000 / power.path("width").asDouble());
        assertThat(power.at("/tests").get(between).isNull())
                .as("nothing was measured between")
                .isTrue();
        assertThat(power.path("spans").toString())
                .isEqualTo("[[0,0,100000,300000000,0],[1,200000,300000,100000000,0]]");
    }

    @Test
    void overlapping_tests_lie_in_lanes_of_their_own() throws IOException {
        Recording.measured(output)
                .add("a.B#c()", 1, at(0, 10 * SECOND))
                .add("a.B#d()", 2, at(5 * SECOND, 10 * SECOND))
                .add("a.B#e()", 3, at(12 * SECOND, SECOND));

        JsonNode spans = data(report()).at("/power/spans");

        assertThat(IntStream.range(0, 3).map(i -> spans.get(i).get(4).asInt())).containsExactly(0, 1, 0);
    }

    @Test
    void nothing_measured_is_no_power() throws IOException {
        Recording.measured(output).unread(FOO, "torn", line -> {});

        assertThat(data(report()).path("power").isNull()).isTrue();
    }

    @Test
    void a_test_has_its_trend_and_the_page_its_builds() throws IOException {
        Recording.measured(output).add(FOO, 1);
        Report report = report();
        Map<String, String> fingerprint =
                report.analysis().tests().get(0).test().fingerprint();
        List<Trend.Build> builds = IntStream.range(0, 4)
                .mapToObj(i -> new Trend.Build(
                        Instant.EPOCH.plusSeconds(i), "0123456789abcdef", "PASS", Joules.ofMicrojoules(7 + i), i == 2))
                .toList();
        Trend trend = new Trend(
                builds,
                List.of(new Trend.Change(2, 1.5)),
                Map.of(
                        new Trend.Key(FOO, fingerprint),
                        new Trend.Series(
                                List.of(0, 1, 3),
                                Stream.of(5, 6, 9).map(Joules::ofMicrojoules).toList(),
                                List.of(new Trend.Change(2, 1.5)))));

        JsonNode data = data(report.with(trend).with(Carbon.of("472")));

        assertThat(data.at("/trend/builds/2").toString())
                .isEqualTo("[\"1970-01-01T00:00:02Z\",\"0123456789\",\"PASS\",9,1]");
        assertThat(data.at("/trend/changes").toString()).isEqualTo("[[2,1.5]]");
        assertThat(data.at("/tests/0/h").toString()).isEqualTo("[[0,1,3],[5,6,9],[[2,1.5]]]");
        assertThat(data.path("carbon").asInt()).isEqualTo(472);
    }

    @Test
    void the_first_build_of_a_history_shows_no_trend() throws IOException {
        Recording.measured(output).add(FOO, 1);
        Trend trend = new Trend(
                List.of(new Trend.Build(Instant.EPOCH, null, "PASS", Joules.ofMicrojoules(7), false)),
                List.of(),
                Map.of());

        assertThat(data(report().with(trend)).has("trend")).isFalse();
    }

    @Test
    void invocations_of_one_name_are_told_apart_by_their_indices() throws IOException {
        Recording.measured(output)
                .add("a.B#c()[1]", 3, line -> line.put("displayName", "EUR"))
                .add("a.B#c()[2]", 2, line -> line.put("displayName", "USD"))
                .add("a.B#c()[3]", 1, line -> line.put("displayName", "EUR"));

        JsonNode tests = data(report()).path("tests");

        assertThat(tests.findValuesAsText("o")).containsExactly("EUR", "USD", "EUR");
        assertThat(tests.findValuesAsText("b")).containsExactly("[1] EUR", "[3] EUR");
    }

    @Test
    void an_invocation_of_a_class_is_called_without_the_name_of_its_method() throws IOException {
        Recording.measured(output)
                .add("a.B[1]#c()", 3, line -> line.put("displayName", "size 30 › c()"))
                .add("a.B[2]#c()", 2, line -> line.put("displayName", "c()"))
                .add("a.B#d()", 1, line -> line.put("displayName", "does what it should"));

        JsonNode tests = data(report()).path("tests");

        assertThat(tests.get(0).path("b").asText()).isEqualTo("size 30");
        assertThat(tests.get(1).has("b")).isFalse();
        assertThat(tests.get(2).path("b").asText("none")).isEmpty();
    }

    private static Consumer<ObjectNode> at(long start, long duration) {
        return line -> line.put("startNanos", start).put("durationNanos", duration);
    }

    private static double at(JsonNode watts, JsonNode power, int second) {
        return watts.get((int) (second * 1000 / power.path("width").asDouble())).asDouble();
    }

    private static JsonNode data(Report report) throws IOException {
        return new ObjectMapper().readTree(new HtmlData(report, "").json());
    }

    private Report report() throws IOException {
        Analysis analysis = new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
        return new Report("acme", Instant.now(), analysis);
    }
}
