package io.github.energyjunit.meter.scaphandre;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.relay.Endpoint;
import io.github.energyjunit.meter.relay.MetricsFeed;
import io.github.energyjunit.meter.relay.MetricsFeed.DomainSeries;
import io.github.energyjunit.meter.relay.RelayInfo;
import io.github.energyjunit.meter.relay.RelaySource;
import io.github.energyjunit.meter.relay.SeriesSelector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a Scaphandre: the Prometheus endpoint that {@code energy.scaphandre.url} names, the JSON file of
 * {@code energy.scaphandre.json}, or else the folder that the host's shares with this virtual machine.
 */
public final class ScaphandreProvider implements SourceProvider {
    /** What can be done where nothing is looked for in folders. */
    public static final String REMEDY_ELSEWHERE =
            "where Scaphandre runs on the host: set -Denergy.scaphandre.url=http://host:8080/metrics";

    private static final String URL = "energy.scaphandre.url";
    private static final String JSON = "energy.scaphandre.json";
    private static final String ROOT = "energy.scaphandre.root";
    private static final String FACTOR = "energy.scaphandre.factor";
    private static final String PERIOD = "energy.scaphandre.periodSeconds";

    private static final List<Setting> SETTINGS = List.of(
            Setting.place(URL, "an address"),
            Setting.path(JSON, "a file"),
            Setting.path(ROOT, "a directory"),
            Setting.numberAbove(FACTOR, "a number above 0", 0),
            Setting.numberAbove(PERIOD, "seconds above 0", 0));

    /**
     * It refreshes on a request that comes more than 2 s after the one before, and never where each comes sooner
     * ({@code src/exporters/prometheus.rs}).
     */
    private static final double SHORTEST_PERIOD_SECONDS = 2.1;

    private static final double DEFAULT_PERIOD_SECONDS = 2.5;

    /** How often files are looked at. */
    private static final Duration FILE_POLL = Duration.ofMillis(500);

    private final Path root;
    private final @Nullable String sharedPath;
    private final double shortestPeriodSeconds;

    /**
     * Looks below a root folder.
     *
     * @param sharedPath value of Scaphandre's own variable {@code SCAPHANDRE_POWERCAP_PATH}, which moves the shared folder
     */
    public ScaphandreProvider(Path root, @Nullable String sharedPath) {
        this(root, sharedPath, SHORTEST_PERIOD_SECONDS);
    }

    /** Asks an endpoint that refreshes more often than Scaphandre's. */
    ScaphandreProvider(Path root, @Nullable String sharedPath, double shortestPeriodSeconds) {
        this.root = root;
        this.sharedPath = sharedPath;
        this.shortestPeriodSeconds = shortestPeriodSeconds;
    }

    @Override
    public String name() {
        return "scaphandre";
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
        Optional<Path> json = configuration.path(JSON);
        Optional<Path> shared = configuration.path(ROOT);
        double factor = configuration.number(FACTOR, 0.001).orElse(1.0);
        double seconds = configuration.number(PERIOD, shortestPeriodSeconds).orElse(DEFAULT_PERIOD_SECONDS);
        if (url.isPresent() && json.isPresent()) {
            throw configuration.notAllowed(JSON, "nothing while " + URL + " is set: give one of the two");
        }
        if (url.isPresent()) {
            return endpoint(new Endpoint(url.get()), Duration.ofMillis(Math.round(seconds * 1_000)));
        }
        if (json.isPresent()) {
            return json(json.get());
        }
        Path folder = shared.orElse(sharedPath == null ? root.resolve("var/scaphandre") : Path.of(sharedPath));
        return tree(folder, shared.isPresent() || sharedPath != null, factor);
    }

    private Probe endpoint(Endpoint endpoint, Duration period) {
        List<DomainSeries> domains = new ArrayList<>();
        domains.add(series("host", true, "scaph_host_energy_microjoules"));
        domains.add(series("package", false, "scaph_socket_energy_microjoules"));
        for (String part : List.of("core", "dram", "uncore")) {
            domains.add(series(part, false, "scaph_domain_energy_microjoules{domain_name=\"" + part + "\"}"));
        }
        SourceInfo info = RelayInfo.of(
                name(),
                domains,
                period,
                List.of("relayed by " + endpoint + ", every " + period.toMillis() / 1e3 + " s"));
        // Scaphandre speaks the text format only, so the query is never sent.
        return new Probe.Available(RelaySource.follow(info, new MetricsFeed(endpoint, domains, "", 0), period));
    }

    private static DomainSeries series(String name, boolean counted, String selector) {
        return new DomainSeries(name, counted, List.of(SeriesSelector.parse(selector)), 1);
    }

    private Probe json(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Probe.Unavailable(
                    file + (Files.exists(file) ? " is not a regular file" : " does not exist"),
                    "start the exporter before the tests: scaphandre --no-header json -s 1 -f " + file);
        }
        try {
            JsonFeed feed = new JsonFeed(file);
            SourceInfo info = new SourceInfo(
                    name(),
                    quality(),
                    List.of(new Domain("host", true)),
                    feed.step(),
                    null,
                    List.of("relayed by " + file + ", every " + feed.step().toMillis() / 1e3 + " s"));
            return new Probe.Available(RelaySource.follow(info, feed, FILE_POLL));
        } catch (IOException e) {
            return new Probe.Unavailable(
                    file + " cannot be read: " + e.getClass().getSimpleName(),
                    "allow the user who runs the tests to read it: chmod a+r " + file);
        }
    }

    private Probe tree(Path folder, boolean askedFor, double factor) {
        try {
            TreeFeed feed = new TreeFeed(folder, factor);
            List<String> notes = List.of("relayed through " + folder + ", every 5 s; a host with Scaphandre up to 1.0.3"
                    + " counts 5 times too slowly there, which -D" + FACTOR + "=5 corrects (now "
                    + (factor == 1 ? "1" : String.valueOf(factor)) + ")");
            SourceInfo info = new SourceInfo(name(), quality(), feed.domains(), TreeFeed.UPDATE_PERIOD, null, notes);
            return new Probe.Available(RelaySource.follow(info, feed, FILE_POLL));
        } catch (IOException e) {
            return new Probe.Unavailable(
                    String.valueOf(e.getMessage()),
                    "run scaphandre qemu on the host and share its folder as /var/scaphandre with this machine, or set -D"
                            + URL + "=http://host:8080/metrics",
                    askedFor);
        }
    }
}
