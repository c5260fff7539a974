package io.github.energyjunit.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Writes {@code report.sarif} (SARIF 2.1.0) for GitHub code scanning and other readers of findings. */
public final class SarifDocument implements FindingsDocument {

    /** What GitHub takes. */
    private static final int MOST_RESULTS = 25_000;

    private static final int LONGEST = 1000;

    private final CodePlaces places;

    /** Shows problems at their places. */
    public SarifDocument(CodePlaces places) {
        this.places = places;
    }

    @Override
    public String fileName() {
        return "report.sarif";
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
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
            for (Problem problem : problems.subList(0, Math.min(MOST_RESULTS, problems.size()))) {
                result(problem, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "energy-junit");
        json.writeArrayFieldStart("rules");
        for (Problem.Rule rule : Problem.Rule.values()) {
            json.writeStartObject();
            json.writeStringField("id", rule.id);
            text("shortDescription", rule.text, json);
            text("fullDescription", rule.text + ", in joules per invocation.", json);
            text("help", "Look at report.html: it shows the readings, their source and possible problems.", json);
            json.writeObjectFieldStart("properties");
            json.writeStringField("precision", "medium");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", problem.rule().id);
        // Readings depend on the machine, so even a broken budget is no more than a warning about the code.
        json.writeStringField("level", problem.verdict() == Verdict.FAIL ? "warning" : "note");
        text("message", PlainName.of(problem.text(), LONGEST), json);
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(problem.place().path()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", problem.place().line());
        json.writeNumberField("startColumn", 1);
        json.writeNumberField("endLine", problem.place().line());
        json.writeNumberField("endColumn", 2);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", problem.key());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String uri(String path) throws IOException {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException("no URI can be made of the path " + path, e);
        }
    }
}
