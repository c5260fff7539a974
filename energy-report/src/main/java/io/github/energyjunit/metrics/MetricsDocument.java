package io.github.energyjunit.metrics;

import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.XmlText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Writes metrics as text: {@code openmetrics.txt} (OpenMetrics 1.0), or {@code energy.prom} for node_exporter. */
public final class MetricsDocument implements Document {

    private final boolean openMetrics;

    private MetricsDocument(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    /** Writes for readers of OpenMetrics, with units and the line that ends it. */
    public static MetricsDocument openMetrics() {
        return new MetricsDocument(true);
    }

    /** Writes for the textfile collector of node_exporter: Prometheus' text format 0.0.4. */
    public static MetricsDocument prometheus() {
        return new MetricsDocument(false);
    }

    @Override
    public String fileName() {
        return openMetrics ? "openmetrics.txt" : "energy.prom";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (MetricFamily family : new Metrics(report).families()) {
            if (!family.samples().isEmpty()) {
                write(family, text);
            }
        }
        text.write(openMetrics ? "# EOF\n" : "");
        text.flush();
    }

    private void write(MetricFamily family, Writer text) throws IOException {
        text.write("# TYPE " + family.name() + " gauge\n");
        if (openMetrics && !family.unit().isEmpty()) {
            text.write("# UNIT " + family.name() + " " + family.unit() + "\n");
        }
        text.write("# HELP " + family.name() + " " + family.help() + "\n");
        for (MetricFamily.Sample sample : family.samples()) {
            String labels = sample.labels().entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
                    .collect(Collectors.joining(","));
            text.write(family.name() + "{" + labels + "} " + sample.value().toPlainString() + "\n");
        }
    }

    /** A lone surrogate is no UTF-8, and a carriage return ends the line for some readers. */
    private static String escape(String value) {
        return XmlText.allowed(value)
                .replace('\r', '\ufffd')
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
    }
}
