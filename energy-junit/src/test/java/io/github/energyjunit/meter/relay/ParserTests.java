package io.github.energyjunit.meter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTests {
    @Test
    void reads_the_text_format() throws IOException {
        String text = "# HELP a_total About\n# TYPE a_total counter\na_total 1\n\n  \n"
                + "a_total{x=\"1\", y=\"a\\\"b\\\\c\\nd}\",} 2.62143e+05 1395066363000\n"
                + "b 3\na_total{} +Inf\n";

        assertThat(Exposition.parse(text, "a_total"::equals))
                .containsExactly(
                        new Sample("a_total", Map.of(), 1),
                        new Sample("a_total", Map.of("x", "1", "y", "a\"b\\c\nd}"), 262_143),
                        new Sample("a_total", Map.of(), Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a x", "a{b} 1", "a{b=\"} 1", "a{b=\"c\" 1", "a{b=c} 1"})
    void refuses_a_malformed_line_of_a_wanted_name(String line) {
        assertThatThrownBy(() -> Exposition.parse(line, "a"::equals)).hasMessage("the line of a is malformed");
    }

    @Test
    void passes_over_malformed_lines_of_other_names() throws IOException {
        assertThat(Exposition.parse("b{\na 1\n<html>", "a"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a ; true",
                "b ; false",
                "a{x=\"1\"} ; true",
                "a{x=\"2\"} ; false",
                "a{x!=\"2\",y=\"\"} ; true",
                "a{x=~\"[0-9]\"} ; true",
                "a{x!~\"[0-9]\"} ; false",
                "{__name__=~\"a|b\"} ; true",
            })
    void selects_as_promql_does(String selector, boolean matches) {
        assertThat(SeriesSelector.parse(selector).matches(new Sample("a", Map.of("x", "1"), 0)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sum(a)", "a[5m]", "a{x=1}", "{x=\"1\"}", "a{x=~\"(\"}", "a{} b"})
    void refuses_what_is_no_selector(String text) {
        assertThatThrownBy(() -> SeriesSelector.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_the_answer_of_a_query() throws IOException {
        String answer = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":"
                + "{\"__name__\":\"a\",\"x\":\"\\u0031\"},\"value\":[1435781451.781,\"1.5\"]}]}}";

        assertThat(QueryAnswer.parse(answer)).containsExactly(new Sample("a", Map.of("x", "1"), 1.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"status\":\"error\"}",
                "{\"status\":\"success\",\"data\":{\"result\":[{}]}}",
                "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"value\":[1,\"x\"]}]}}",
            })
    void refuses_other_answers_to_a_query(String answer) {
        assertThatThrownBy(() -> QueryAnswer.parse(answer)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,]", "{\"a\"}", "\"", "\"\\u12\"", "nul", "1 2", "[1}"})
    void refuses_malformed_json(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_json_that_is_nested_to_exhaust_the_stack() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_json() {
        assertThat(Json.parse(" [1.5e3, true, null, \"\\n\", {}] "))
                .asList()
                .hasSize(5)
                .contains(1_500.0, true, "\n");
    }

    @Test
    void corrects_the_wrap_of_each_series_where_its_range_is_known() throws IOException {
        SeriesSum sum =
                new SeriesSum(new MetricsFeed.DomainSeries("d", true, List.of(SeriesSelector.parse("a")), 1e6), 100);
        long before = sum.advance(List.of(a("0", 99), a("1", 50)));

        assertThat(sum.advance(List.of(a("0", 2), a("1", 51))) - before).isEqualTo(3_000_000 + 1_000_000);
    }

    @Test
    void has_no_sum_while_a_series_is_missing() throws IOException {
        SeriesSum sum =
                new SeriesSum(new MetricsFeed.DomainSeries("d", true, List.of(SeriesSelector.parse("a")), 1e6), 0);
        sum.advance(List.of(a("0", 99), a("1", 50)));

        assertThat(sum.advance(List.of(a("0", 99)))).isEqualTo(-1);
        assertThat(sum.advance(List.of(a("0", 99), a("1", 51), a("2", 500)))).isEqualTo(150_000_000);
    }

    private static Sample a(String index, double value) {
        return new Sample("a", Map.of("index", index), value);
    }
}
