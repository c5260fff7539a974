package io.github.energyjunit.publish;

import io.github.energyjunit.metrics.MetricFamily;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends gauges to an OpenTelemetry collector, by OTLP over HTTP. */
final class OtlpTarget implements Target {
    private static final String PATH = "/v1/metrics";
    /** The SDK keeps one series for what is beyond the limit, which nothing must be. */
    private static final int ROOM = 2;

    private static final Map<String, String> UNITS = Map.of("joules", "J", "seconds", "s");

    /** Its stack traces would stand in the build's log beside our one line; held, as loggers are collected otherwise. */
    private static final Logger EXPORTER = Logger.getLogger("io.opentelemetry.exporter");

    static {
        EXPORTER.setLevel(Level.OFF);
    }

    private final URI address;
    private final @Nullable String branch;
    private final @Nullable String token;

    OtlpTarget(URI address, @Nullable String branch, @Nullable String token) {
        this.address = address;
        this.branch = branch;
        this.token = token;
    }

    @Override
    public String name() {
        return "OTLP " + address;
    }

    @Override
    public void push(List<MetricFamily> families, Duration timeout) throws IOException {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(endpoint())
                .setTimeout(timeout)
                .setConnectTimeout(timeout)
                .setRetryPolicy(null);
        if (token != null) {
            builder.addHeader("Authorization", "Bearer " + token);
        }
        CollectedMetrics collected = new CollectedMetrics();
        int most = families.stream()
                .mapToInt(family -> family.samples().size())
                .max()
                .orElse(0);
        try (OtlpHttpMetricExporter exporter = builder.build();
                SdkMeterProvider provider = SdkMeterProvider.builder()
                        .setResource(
                                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "energy-junit")))
                        .registerView(
                                InstrumentSelector.builder().setName("*").build(),
                                View.builder().setCardinalityLimit(most + ROOM).build())
                        .registerMetricReader(collected)
                        .build()) {
            Meter meter = provider.get("io.github.energyjunit");
            families.forEach(family -> record(meter, family));
            CompletableResultCode result =
                    exporter.export(collected.now()).join(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!result.isSuccess()) {
                throw problem(result, timeout);
            }
        }
    }

    private static IOException problem(CompletableResultCode result, Duration timeout) {
        if (!result.isDone()) {
            return new IOException("no answer within " + timeout.toMillis() + " ms");
        }
        if (!(result.getFailureThrowable() instanceof HttpExportException http)) {
            return new IOException("the metrics were not accepted");
        }
        HttpResponse response = http.getResponse();
        if (response != null) {
            return RefusedException.of(response.getStatusCode(), "");
        }
        Throwable cause = http.getCause();
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        String why = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        return new IOException("the request could not be sent: " + why, cause);
    }

    private void record(Meter meter, MetricFamily family) {
        DoubleGauge gauge = meter.gaugeBuilder(family.name())
                .setUnit(UNITS.getOrDefault(family.unit(), ""))
                .setDescription(family.help())
                .build();
        for (MetricFamily.Sample sample : family.samples()) {
            AttributesBuilder attributes = Attributes.builder();
            sample.labels().forEach(attributes::put);
            if (branch != null) {
                attributes.put("branch", branch);
            }
            gauge.set(sample.value().doubleValue(), attributes.build());
        }
    }

    /** As the OTLP specification has it, an address without a path gets the path of metrics. */
    private String endpoint() {
        String path = address.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return bare ? address.resolve(PATH).toString() : address.toString();
    }
}
