package io.github.energyjunit.publish;

import static io.github.energyjunit.publish.Pushes.TOKEN;
import static io.github.energyjunit.publish.Pushes.families;
import static io.github.energyjunit.publish.Pushes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, it is a problem in words: no exception, no secret, no waiting without end. */
class ServerFaultsTests {
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

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void a_server_that_answers_half_is_a_problem_and_no_exception(int status) throws Exception {
        try (RecordingServer server = new RecordingServer(exchange -> {
            exchange.sendResponseHeaders(status, 1_000);
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
                    .allSatisfy(outcome -> assertThat(outcome.problem()).contains("not such a server"));
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
                                                : "not an OTLP message")
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

    /** The JDK's clients refuse it, and show it. */
    @ParameterizedTest
    @ValueSource(strings = {TOKEN + "\n" + TOKEN, TOKEN + "\u0000", "\u20ac" + TOKEN, TOKEN + " " + TOKEN})
    void a_token_that_no_header_may_hold_is_named_by_its_variable_and_not_sent(String token) throws Exception {
        try (RecordingServer server = RecordingServer.answering(200)) {
            assertThat(Publisher.publish(
                            families(1), "shop", settings(server.address(), server.address(), null, token)))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.toText())
                            .contains("ENERGY_PUSH_TOKEN", "not allowed")
                            .doesNotContain(TOKEN));
            assertThat(server.requests).isEmpty();
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
}
