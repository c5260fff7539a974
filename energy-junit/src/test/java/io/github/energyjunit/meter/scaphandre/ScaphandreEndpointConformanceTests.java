package io.github.energyjunit.meter.scaphandre;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.relay.MetricsServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asks as often as this endpoint allows, which Scaphandre's own would not. */
class ScaphandreEndpointConformanceTests extends SourceConformance {
    private static final String PERIOD = "energy.scaphandre.periodSeconds";
    private static final double PERIOD_SECONDS = 0.1;

    private long counter = 900_000_000;
    private MetricsServer server;

    @Override
    protected void create() {
        server = new MetricsServer(exchange -> MetricsServer.send(exchange, 200, metrics()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected SourceProvider provider() {
        return new ScaphandreProvider(Path.of("/"), null, PERIOD_SECONDS);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.scaphandre.url", server.url(), PERIOD, Double.toString(PERIOD_SECONDS));
    }

    @Override
    protected void draw(long microjoules) {
        counter += microjoules;
    }

    @Override
    protected boolean restart() {
        counter = 5;
        return true;
    }

    @Override
    protected boolean tear() {
        server.answer(MetricsServer.text("scaph_host_energy_microjoules\n"));
        return true;
    }

    @Override
    protected boolean vanish() {
        server.stop();
        return true;
    }

    @Override
    protected void comeBack() {
        server.answer(exchange -> MetricsServer.send(exchange, 200, metrics()));
        server.stop();
        server.start();
    }

    @Override
    protected long settleNanos() {
        return 300_000_000L;
    }

    @Override
    protected long watchNanos() {
        return 400_000_000L;
    }

    @Override
    protected Stream<Absence> absences() {
        return Stream.of(new Absence(
                "another program's metrics",
                provider(),
                Map.of("energy.scaphandre.url", new MetricsServer(MetricsServer.text("up 1\n")).url()),
                "has no series",
                true));
    }

    /** As Scaphandre writes it: with the line end of the counter's file behind the value. */
    private String metrics() {
        return "# HELP scaph_host_energy_microjoules Energy measurement for the whole host, as extracted from the sensor, in"
                + " microjoules.\n# TYPE scaph_host_energy_microjoules counter\n"
                + "scaph_host_energy_microjoules " + counter + "\n\n"
                + "# TYPE scaph_socket_energy_microjoules counter\n"
                + "scaph_socket_energy_microjoules{socket_id=\"0\"} " + (counter - 5) + "\n\n"
                + "scaph_domain_energy_microjoules{domain_name=\"dram\",domain_id=\"0\",socket_id=\"0\"} 5\n\n"
                + "scaph_process_power_consumption_microwatts{exe=\"java\",cmdline=\"java-jar{x}_y_\",pid=\"1\"} 17\n";
    }

    @Test
    void scaphandre_itself_is_asked_at_the_pace_at_which_it_refreshes() {
        ScaphandreProvider provider = new ScaphandreProvider(Path.of("/"), null);

        assertThatThrownBy(
                        () -> provider.probe(configuration(Map.of("energy.scaphandre.url", server.url(), PERIOD, "2"))))
                .hasMessageContaining(PERIOD)
                .hasMessageContaining("2.1");
    }
}
