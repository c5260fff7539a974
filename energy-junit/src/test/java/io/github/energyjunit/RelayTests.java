package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.background.Daemons;
import io.github.energyjunit.meter.relay.MetricsServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a suite beside endpoints that misbehave. */
class RelayTests {
    private static final int TESTS = 10;

    enum Endpoint {
        DEAD,
        SLOW,
        FLAPPING,
        LYING;

        void answer(MetricsServer server) {
            AtomicInteger calls = new AtomicInteger();
            switch (this) {
                case DEAD -> server.stop();
                case SLOW ->
                    server.answer(exchange -> {
                        LockSupport.parkNanos(10_000_000_000L);
                        MetricsServer.send(exchange, 200, "energy_joules_total 1\n");
                    });
                case FLAPPING ->
                    server.answer(exchange -> MetricsServer.send(
                            exchange,
                            calls.incrementAndGet() % 2 == 0 ? 500 : 200,
                            "energy_joules_total " + calls + "\n"));
                case LYING ->
                    server.answer(exchange -> MetricsServer.send(
                            exchange,
                            200,
                            "energy_joules_total " + (calls.incrementAndGet() % 3 == 0 ? "1e9" : "5") + "\n"));
            }
        }
    }

    private @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void a_misbehaving_endpoint_neither_slows_tests_nor_changes_their_outcome(Endpoint endpoint) {
        try (MetricsServer server = new MetricsServer(MetricsServer.text(""))) {
            Map<String, String> without = new HashMap<>(Map.of("energy.source", "estimate"));
            long start = System.nanoTime();
            MeasuredRun none = MeasuredRun.of(NapTestCases.class, folder.resolve("none"), without);
            long withoutNanos = System.nanoTime() - start;

            endpoint.answer(server);
            start = System.nanoTime();
            MeasuredRun run = MeasuredRun.of(NapTestCases.class, folder.resolve("relay"), settings(server.url()));
            long withNanos = System.nanoTime() - start;

            System.out.printf(
                    "%s endpoint: suite takes %.3f of its time%n", endpoint, (double) withNanos / withoutNanos);
            // On a busy machine both runs stretch; an endpoint that was waited for would take ten seconds for each of
            // them.
            assertThat(withNanos).isLessThan(withoutNanos + 8_000_000_000L);
            run.results().testEvents().assertStatistics(events -> events.succeeded(TESTS));
            none.results().testEvents().assertStatistics(events -> events.succeeded(TESTS));
            assertThat(run.jvm().at("/source/name").asText()).isEqualTo("prometheus");
            assertThat(run.jvm().at("/source/quality").asText()).isEqualTo("relayed");
            assertThat(run.measurements()).hasSize(TESTS);
            run.measurements().forEach(measurement -> {
                // Nobody can have drawn what the liar says: either there is no reading, or there is a doubt.
                long microjoules = measurement.get("totalMicrojoules").asLong(-1);
                assertThat(microjoules >= 0 || measurement.get("reason").isTextual())
                        .isTrue();
                if (microjoules > 1_000_000_000L) {
                    assertThat(measurement.get("flags").toString()).contains("IMPLAUSIBLE");
                }
            });
        }
    }

    @Test
    void a_dead_endpoint_gives_no_reading_and_the_reason() {
        MetricsServer server = new MetricsServer(MetricsServer.text(""));
        server.close();
        MeasuredRun run = MeasuredRun.of(AnsweredTestCases.class, folder, settings(server.url()));

        assertThat(run.measurements().get(0).get("totalMicrojoules").isNull()).isTrue();
        assertThat(run.measurements().get(0).get("reason").asText())
                .isEqualTo("prometheus: " + server.url() + " cannot be reached: connection refused, or no such host");
    }

    private static Map<String, String> settings(String url) {
        return Map.of(
                "energy.source", "prometheus",
                "energy.prometheus.url", url,
                "energy.prometheus.metric", "energy_joules_total",
                "energy.prometheus.periodSeconds", "0.1");
    }

    @MeasureEnergy
    static class NapTestCases {
        @RepeatedTest(TESTS)
        void naps() throws InterruptedException {
            Thread.sleep(100);
        }
    }

    /** Ends after the endpoint was asked, however long the machine takes for that, and its period is over. */
    @MeasureEnergy
    static class AnsweredTestCases {
        @Test
        void waits() throws InterruptedException {
            long begin = System.nanoTime();
            do {
                Thread.sleep(200);
            } while (!isResting() && System.nanoTime() - begin < 60_000_000_000L);
        }

        private static boolean isResting() {
            return Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().equals("energy-junit-prometheus"))
                    .flatMap(thread -> Stream.of(thread.getValue()))
                    .anyMatch(frame -> frame.getClassName().equals(Daemons.class.getName()));
        }
    }
}
