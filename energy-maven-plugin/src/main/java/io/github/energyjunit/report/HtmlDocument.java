package io.github.energyjunit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.github.energyjunit.analysis.JoulesText;
import io.github.energyjunit.analysis.JudgedTest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes {@code report.html}: one file that needs no network. */
public final class HtmlDocument implements Document {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A chart of more bars than this cannot be read. */
    private static final int BARS = 20;

    private final Configuration templates = configuration();

    /** One bar of the chart. */
    record Bar(String test, BigDecimal joules, String text, String quality, String verdict) {}

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            templates
                    .getTemplate("report.ftlh")
                    .process(
                            Map.of(
                                    "page",
                                    new HtmlPage(report),
                                    "charts",
                                    resource(CHARTS),
                                    "data",
                                    scriptSafe(bars(report))),
                            writer);
        } catch (TemplateException e) {
            throw new IOException("report.html could not be made: " + e.getMessage(), e);
        }
        writer.flush();
    }

    private static List<Bar> bars(Report report) {
        return report.analysis().tests().stream()
                .filter(judged -> judged.test().attributed() != null)
                .limit(BARS)
                .map(HtmlDocument::bar)
                .toList();
    }

    private static Bar bar(JudgedTest judged) {
        long microjoules = Objects.requireNonNull(judged.test().attributed());
        return new Bar(
                ShortNames.shorten(judged.test().test()),
                JoulesText.joules(microjoules),
                JoulesText.of(microjoules),
                judged.test().source().quality().word(),
                judged.judgement().verdict().name());
    }

    /** Write JSON in which nothing can end or open a script element or a comment. */
    static String scriptSafe(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlDocument.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name + " is missing in the plugin's jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlDocument.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
