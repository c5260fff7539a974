package io.github.energyjunit.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code gl-code-quality.json}, which GitLab shows in merge requests. */
public final class CodeQualityDocument implements FindingsDocument {

    private static final int LONGEST = 1000;

    private final CodePlaces places;

    /** Shows problems at their places. */
    public CodeQualityDocument(CodePlaces places) {
        this.places = places;
    }

    @Override
    public String fileName() {
        return "gl-code-quality.json";
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
            json.writeStartArray();
            for (Problem problem : problems) {
                json.writeStartObject();
                json.writeStringField("description", PlainName.of(problem.text(), LONGEST));
                json.writeStringField("check_name", problem.rule().id);
                json.writeStringField("fingerprint", problem.key());
                json.writeStringField("severity", severity(problem.verdict()));
                json.writeObjectFieldStart("location");
                json.writeStringField("path", problem.place().path());
                json.writeObjectFieldStart("lines");
                json.writeNumberField("begin", problem.place().line());
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static String severity(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "major";
            case WARN -> "minor";
            default -> "info";
        };
    }
}
