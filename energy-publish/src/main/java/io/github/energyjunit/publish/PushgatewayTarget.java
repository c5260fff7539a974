package io.github.energyjunit.publish;

import io.github.energyjunit.metrics.MetricFamily;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a module's group in a Pushgateway. Groups there live for ever, so they are named by module and branch and never
 * by build.
 */
final class PushgatewayTarget implements Target {
    private static final String JOB = "energy_junit";
    private static final String INFO = "_info";
    private static final int MOST_BYTES = 64 << 10;

    /** The library's sentence about a status that is no success. */
    private static final Pattern ANSWER =
            Pattern.compile("(?s)Response code from \\S+ was (\\d{3})(?:, response body: (.*))?");

    private final URI address;
    private final String module;
    private final @Nullable String branch;
    private final @Nullable String token;

    PushgatewayTarget(URI address, String module, @Nullable String branch, @Nullable String token) {
        this.address = address;
        this.module = module;
        this.branch = branch;
        this.token = token;
    }

    @Override
    public String name() {
        return "Pushgateway " + address;
    }

    @Override
    public void push(List<MetricFamily> families, Duration timeout) throws IOException {
        AtomicReference<@Nullable HttpURLConnection> connection = new AtomicReference<>();
        PrometheusRegistry registry = new PrometheusRegistry();
        MultiCollector collector = () -> new MetricSnapshots(
                families.stream().map(PushgatewayTarget::snapshot).toList());
        registry.register(collector);
        String path = address.getPath() == null ? "" : address.getPath().replaceFirst("/+$", "");
        PushGateway.Builder gateway = PushGateway.builder()
                .address(address.getRawAuthority() + path)
                .scheme(address.getScheme().equals("https") ? Scheme.HTTPS : Scheme.HTTP)
                .format(Format.PROMETHEUS_TEXT)
                .job(JOB)
                .groupingKey("module", module)
                .connectionFactory(url -> {
                    HttpURLConnection opened = open(url, timeout);
                    connection.set(opened);
                    return opened;
                })
                .registry(registry);
        if (branch != null) {
            gateway.groupingKey("branch", branch);
        }
        if (token != null) {
            gateway.bearerToken(token);
        }
        try {
            gateway.build().push();
        } catch (IOException e) {
            throw problem(e);
        }
        requireGateway(connection.get());
    }

    private static HttpURLConnection open(URL url, Duration timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        // A token is meant for the server that the settings name, and for no other.
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private static IOException problem(IOException problem) {
        Matcher answer = ANSWER.matcher(String.valueOf(problem.getMessage()));
        return answer.find()
                ? RefusedException.of(
                        Integer.parseInt(answer.group(1)), Objects.requireNonNullElse(answer.group(2), ""))
                : problem;
    }

    /**
     * A Pushgateway has nothing to say when all is well; a page is that of a proxy or of another server, and an answer that
     * ends in the middle is none.
     */
    private static void requireGateway(@Nullable HttpURLConnection connection) throws IOException {
        if (connection == null) {
            return;
        }
        String type = connection.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw RefusedException.nonsense("it answers with a page");
        }
        try (InputStream rest = connection.getInputStream()) {
            rest.readNBytes(MOST_BYTES);
        }
    }

    private static MetricSnapshot snapshot(MetricFamily family) {
        if (family.name().endsWith(INFO)) {
            InfoSnapshot.Builder info = InfoSnapshot.builder()
                    .name(family.name().substring(0, family.name().length() - INFO.length()))
                    .help(family.help());
            family.samples()
                    .forEach(sample -> info.dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                            .labels(labels(sample))
                            .build()));
            return info.build();
        }
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(family.name()).help(family.help());
        family.samples()
                .forEach(sample -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(sample))
                        .value(sample.value().doubleValue())
                        .build()));
        return gauge.build();
    }

    private static Labels labels(MetricFamily.Sample sample) {
        Labels.Builder labels = Labels.builder();
        sample.labels().forEach(labels::label);
        return labels.build();
    }
}
