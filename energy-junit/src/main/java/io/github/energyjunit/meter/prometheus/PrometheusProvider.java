package io.github.energyjunit.meter.prometheus;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.rapl.DomainSelection;
import io.github.energyjunit.meter.relay.Endpoint;
import io.github.energyjunit.meter.relay.MetricsFeed;
import io.github.energyjunit.meter.relay.MetricsFeed.DomainSeries;
import io.github.energyjunit.meter.relay.RelayInfo;
import io.github.energyjunit.meter.relay.RelaySource;
import io.github.energyjunit.meter.relay.SeriesSelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Follows the endpoint, or the Prometheus server, that {@code energy.prometheus.url} names. */
public final class PrometheusProvider implements SourceProvider {
    private static final String URL = "energy.prometheus.url";
    private static final String PRESET = "energy.prometheus.preset";
    private static final String METRIC = "energy.prometheus.metric";
    private static final String UNIT = "energy.prometheus.joulesPerUnit";
    private static final String RANGE = "energy.prometheus.rangeJoules";
    private static final String PERIOD = "energy.prometheus.periodSeconds";

    private static final List<Setting> SETTINGS = List.of(
            Setting.place(URL, "an address"),
            Setting.oneOf(PRESET, "none, node_exporter or kepler", "none", "node_exporter", "kepler"),
            Setting.place(METRIC, "a metric"),
            Setting.numberAbove(UNIT, "a number above 0", 0),
            Setting.numberFrom(RANGE, "joules, 0 or more", 0),
            Setting.numberAbove(PERIOD, "seconds above 0", 0));

    private static final double DEFAULT_PERIOD_SECONDS = 2;

    /** What most servers scrape at: to ask one more often does not make its values newer. */
    private static final double DEFAULT_SCRAPE_SECONDS = 15;

    private static final Duration LONGEST_POLL = Duration.ofSeconds(2);
    private static final double SHORTEST_PERIOD_SECONDS = 0.1;

    /** Makes the provider. */
    public PrometheusProvider() {}

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public List<String> otherNames() {
        return List.of("kepler");
    }

    @Override
    public Quality quality() {
        return Quality.RELAYED;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Probe probe(Configuration configuration) {
        Optional<URI> url = configuration.address(URL);
        String preset = configuration.choice(PRESET, "none", List.of("none", "node_exporter", "kepler"));
        Optional<String> metric = configuration.text(METRIC);
        if (url.isEmpty()) {
            return Probe.Unavailable.notHere(
                    URL + " is not set",
                    "to read another program's counter, set -D" + URL + "=http://host:9100/metrics");
        }
        if (preset.equals("none") == metric.isEmpty()) {
            throw configuration.notAllowed(
                    METRIC, "the name of a counter of energy, unless " + PRESET + " is node_exporter or kepler");
        }
        double joulesPerUnit = configuration.number(UNIT, 0).orElseGet(() -> defaultUnit(metric.orElse("")));
        double range = configuration.number(RANGE, 0).orElse(0.0) / (joulesPerUnit == 0 ? 1 : joulesPerUnit);
        Endpoint endpoint = new Endpoint(url.get());
        double seconds = configuration
                .number(PERIOD, SHORTEST_PERIOD_SECONDS)
                .orElse(endpoint.isQuery() ? DEFAULT_SCRAPE_SECONDS : DEFAULT_PERIOD_SECONDS);

        List<DomainSeries> domains;
        String query;
        if (metric.isPresent()) {
            SeriesSelector selector = selector(metric.get(), configuration);
            domains = List.of(new DomainSeries(metric.get(), true, List.of(selector), joulesPerUnit * 1e6));
            query = metric.get();
        } else {
            Preset known = Preset.valueOf(preset.toUpperCase(Locale.ROOT));
            domains = known.domains(DomainSelection.of(configuration));
            query = known.query();
        }
        Duration period = Duration.ofMillis(Math.round(seconds * 1_000));
        return new Probe.Available(RelaySource.follow(
                RelayInfo.of(name(), domains, period, List.of("relayed by " + endpoint + ", every " + seconds + " s")),
                new MetricsFeed(endpoint, domains, query, range),
                endpoint.isQuery() && period.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : period));
    }

    private static double defaultUnit(String metric) {
        return metric.contains("microjoules") ? 1e-6 : metric.contains("millijoules") ? 1e-3 : 1;
    }

    private static SeriesSelector selector(String metric, Configuration configuration) {
        try {
            return SeriesSelector.parse(metric);
        } catch (IllegalArgumentException e) {
            throw configuration.notAllowed(
                    METRIC,
                    "a metric's name with optional matchers, such as node_energy_joules_total{socket=~\"[01]\"} ("
                            + e.getMessage() + ")");
        }
    }
}
