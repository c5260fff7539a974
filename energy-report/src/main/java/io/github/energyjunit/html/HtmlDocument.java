package io.github.energyjunit.html;

import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.Section;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes {@code report.html}: one file that needs no network and allows no other script than its own. */
public final class HtmlDocument implements Document {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    /** The page's own script by subject; the parts share one function, so that nothing of them is seen from outside. */
    private static final List<String> SUBJECTS =
            List.of("basics", "table", "flames", "details", "tree", "power", "start");

    private final Templates templates = new Templates(HtmlDocument.class);

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> scripts = new ArrayList<>(List.of(templates.read(CHARTS), script()));
        report.sections().stream().map(Section::script).filter(Objects::nonNull).forEach(scripts::add);
        HtmlPage page = new HtmlPage(report);
        templates.write(
                "report.ftlh",
                Map.of(
                        "page",
                        page,
                        "style",
                        templates.read("report.css"),
                        "scripts",
                        scripts,
                        "scriptHashes",
                        scripts.stream().map(HtmlDocument::hash).collect(Collectors.joining(" ")),
                        "data",
                        new HtmlData(report, page.getCommonPackage()).json()),
                writer);
        writer.flush();
    }

    private String script() throws IOException {
        StringBuilder script = new StringBuilder("(function () {\n  'use strict';\n");
        for (String subject : SUBJECTS) {
            script.append(templates.read("report/" + subject + ".js"));
        }
        return script.append("})();\n").toString();
    }

    /** Names a script by its digest, as a content security policy does. */
    static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
