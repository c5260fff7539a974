package io.github.energyjunit.gate;

import static io.github.energyjunit.gate.AgainstBaseline.FOO;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Prometheus server that cannot be read from never breaks a build and is one warning. */
class FleetFaultsTests extends AgainstFleet {

    @ParameterizedTest
    @CsvSource({
        "401, ENERGY_BASELINE_TOKEN",
        "403, ENERGY_BASELINE_TOKEN",
        "404, status 404",
        "422, 'exceeded *** limits'",
        "500, status 500"
    })
    void a_server_that_refuses_is_one_warning_and_no_baseline(int status, String expected) throws IOException {
        try (FakePrometheus server =
                new FakePrometheus(exchange -> answer(exchange, status, "exceeded " + TOKEN + " limits\u001b[31m\n"))) {
            requireWarning(server.source("main", TOKEN), expected);
        }
    }

    @Test
    void a_token_at_the_end_of_what_is_shown_of_an_answer_is_hidden_as_a_whole() throws IOException {
        try (FakePrometheus server = new FakePrometheus(exchange -> answer(exchange, 500, "x".repeat(190) + TOKEN))) {
            Analysis judged = judge(build(1, 1), server.source("main", TOKEN));

            assertThat(judged.warnings())
                    .singleElement()
                    .asString()
                    .contains("xxx***")
                    .doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Please log in</html>",
                "",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"resu",
                "{\"status\":\"error\",\"error\":\"x\"}",
                "[]",
                "null",
                "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"values\":[[1,\"NaN\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"values\":[[1,\"-3\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"values\":[{}]}]}}"
            })
    void nonsense_is_one_warning_and_no_baseline(String body) throws IOException {
        try (FakePrometheus server = new FakePrometheus(exchange -> answer(exchange, 200, body))) {
            requireWarning(server.source("main", null), "its answer is not one of|it has the value");
        }
    }

    @Test
    void a_server_that_is_down_or_half_answers_or_takes_too_long_is_one_warning() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        URI down = URI.create("http://127.0.0.1:" + port);
        requireWarning(new FleetSource(down, "shop", "main", TOKEN, Duration.ofSeconds(30)), "127.0.0.1:" + port);
        try (FakePrometheus server = new FakePrometheus(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        })) {
            requireWarning(server.source("main", null), "cannot be read");
        }
        try (FakePrometheus server = new FakePrometheus(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 6_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        })) {
            FleetSource slow = server.source("main", null);
            long start = System.nanoTime();
            requireWarning(
                    new FleetSource(slow.address(), "shop", "main", null, Duration.ofSeconds(1)), "cannot be read");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        }
    }

    /** The JDK's client throws for it, and shows it. */
    @ParameterizedTest
    @ValueSource(strings = {TOKEN + "\n" + TOKEN, TOKEN + "\u0000", "\u20ac" + TOKEN, TOKEN + " " + TOKEN})
    void a_token_that_no_header_may_hold_is_one_warning_that_does_not_show_it(String token) throws IOException {
        try (FakePrometheus server = new FakePrometheus(exchange -> answer(exchange, 200, "[]"))) {
            requireWarning(server.source("main", token), "ENERGY_BASELINE_TOKEN");
        }
    }

    private void requireWarning(FleetSource source, String expected) throws IOException {
        Analysis judged = judge(build(1, 1), source);

        assertThat(verdict(judged, FOO)).isEqualTo(Verdict.MISSING_BASELINE);
        assertThat(judged.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains("energy.failOn=FAIL,MISSING_BASELINE")
                        .containsPattern(expected.replace("*", "\\*"))
                        .doesNotContain(TOKEN, "\u001b", "\n"));
        assertThat(judged.remarks())
                .isNotEmpty()
                .allSatisfy(remark -> assertThat(remark.reason())
                        .as("what check says, which shows no warnings about reading")
                        .containsPattern(expected.replace("*", "\\*"))
                        .doesNotContain(TOKEN, "\u001b", "\n"));
        assertThat(source.toString()).doesNotContain(TOKEN);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
