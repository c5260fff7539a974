package io.github.energyjunit.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import freemarker.template.utility.StringUtil;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code issues.json} in the native format of Jenkins' warnings-ng plugin. */
public final class WarningsDocument implements FindingsDocument {

    private static final int LONGEST = 1000;

    private final CodePlaces places;

    /** Shows problems at their places. */
    public WarningsDocument(CodePlaces places) {
        this.places = places;
    }

    @Override
    public String fileName() {
        return "issues.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        write(Problem.of(report, places), out);
    }

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        write(ComparedProblems.of(comparison, places), out);
    }

    private static void write(List<Problem> problems, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeStringField("_class", "io.jenkins.plugins.analysis.core.restapi.ReportApi");
            json.writeArrayFieldStart("issues");
            for (Problem problem : problems) {
                json.writeStartObject();
                json.writeStringField("fileName", problem.place().path());
                json.writeNumberField("lineStart", problem.place().line());
                json.writeStringField("severity", severity(problem.verdict()));
                json.writeStringField("category", "energy");
                json.writeStringField("type", problem.rule().id);
                // Jenkins shows both as HTML.
                json.writeStringField("message", html(problem.text()));
                json.writeStringField("description", html(problem.rule().text + "."));
                json.writeStringField("fingerprint", problem.key());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("size", problems.size());
            json.writeEndObject();
        }
    }

    private static String html(String text) {
        return StringUtil.XHTMLEnc(PlainName.of(text, LONGEST));
    }

    private static String severity(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "HIGH";
            case WARN -> "NORMAL";
            default -> "LOW";
        };
    }
}
