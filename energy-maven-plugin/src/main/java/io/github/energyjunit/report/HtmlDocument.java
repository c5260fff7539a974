package io.github.energyjunit.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes {@code report.html}: one file that needs no network and allows no other script than its own. */
public final class HtmlDocument implements Document {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private final Configuration templates = configuration();

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String charts = resource(CHARTS);
        String script = resource("report.js");
        Map<String, Object> model = Map.of(
                "page",
                new HtmlPage(report),
                "style",
                resource("report.css"),
                "charts",
                charts,
                "script",
                script,
                "scriptHashes",
                hash(charts) + " " + hash(script),
                "data",
                new HtmlData(report.analysis()).json());
        try {
            templates.getTemplate("report.ftlh").process(model, writer);
        } catch (TemplateException e) {
            throw new IOException("report.html could not be made: " + e.getMessage(), e);
        }
        writer.flush();
    }

    /** Name a script by its digest, as a content security policy does. */
    static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Browsers read every line end as LF, and digests are of what they read. */
    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlDocument.class.getResourceAsStream(name)) {
            return new String(
                            Objects.requireNonNull(in, name + " is missing in the plugin's jar")
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
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
