package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.measured.PassedOver;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.report.Carbon;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code report.json}: everything that is known, for programs; see {@code report.schema.json}. */
public final class JsonDocument implements Document {

    static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            write(report, json);
        }
    }

    private static void write(Report report, JsonGenerator json) throws IOException {
        Analysis analysis = report.analysis();
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeStringField("module", report.module());
        json.writeStringField("created", report.created().toString());
        json.writeStringField("source", analysis.sourceNames());
        json.writeStringField("quality", analysis.quality().label());
        json.writeStringField("verdict", analysis.verdict().name());
        writeSources(analysis.sources(), json);
        writeTotals(analysis, json);
        writeParts(analysis.parts(), json);
        JsonTotals.write(analysis.compared(), json);
        JsonTotals.writeGaps(analysis.withoutTotals(), json);
        json.writeArrayFieldStart("fingerprints");
        for (Map<String, String> fingerprint : analysis.runs().stream()
                .map(run -> (Map<String, String>) run.jvm().fingerprint())
                .distinct()
                .toList()) {
            JsonTests.writeMap(fingerprint, json);
        }
        json.writeEndArray();
        writeRuns(analysis.runs(), json);
        writePassedOver(analysis.passedOver(), json);
        JsonTests.writeStrings("notes", analysis.notes(), json);
        JsonTests.writeStrings("warnings", analysis.warnings(), json);
        if (!report.modules().isEmpty()) {
            JsonTests.writeStrings("modules", report.modules(), json);
        }
        writeClasses(analysis.classes(), json);
        JsonLedger.write(report.ledger(), json);
        writeCarbon(report.carbon(), analysis, json);
        JsonTrend.write(report.trend(), json);
        JsonProfile.writeModule(report.profiles(), json);
        JsonTests.write(report, json);
        json.writeEndObject();
    }

    private static void writeCarbon(@Nullable Carbon carbon, Analysis analysis, JsonGenerator json) throws IOException {
        if (carbon == null) {
            json.writeNullField("carbon");
            return;
        }
        json.writeObjectFieldStart("carbon");
        json.writeNumberField("gramsPerKilowattHour", carbon.gramsPerKilowattHour());
        json.writeNumberField("grams", carbon.grams(analysis.all().attributed()));
        json.writeNumberField("totalGrams", carbon.grams(analysis.all().total()));
        json.writeNumberField("testRuns", Carbon.testRuns(analysis));
        json.writeNumberField("gramsPerTestRun", carbon.perTestRun(analysis).orElse(null));
        json.writeEndObject();
    }

    private static void writeSources(List<Source> sources, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sources");
        for (Source source : sources) {
            json.writeStartObject();
            json.writeStringField("name", source.name());
            json.writeStringField("quality", source.quality().label());
            json.writeStringField("model", source.model());
            writeNumber("uncertainty", source.uncertainty(), json);
            json.writeArrayFieldStart("domains");
            for (Source.Domain domain : source.domains()) {
                json.writeStartObject();
                json.writeStringField("name", domain.name());
                json.writeBooleanField("counted", domain.counted());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTotals(Analysis analysis, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("tests", analysis.tests().size());
        writeSum("all", analysis.all(), json);
        writeSum("judged", analysis.judged(), json);
        writeSum("classes", analysis.allClasses(), json);
        json.writeNumberField("budgetJoules", analysis.module().budgetJoules());
        json.writeStringField("verdict", analysis.module().verdict().name());
        json.writeStringField("reason", analysis.module().reason());
        json.writeEndObject();
    }

    private static void writeParts(List<PartBudget> parts, JsonGenerator json) throws IOException {
        if (parts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("budgets");
        for (PartBudget part : parts) {
            json.writeStartObject();
            json.writeStringField("scope", part.scope());
            json.writeStringField("name", part.name());
            json.writeNumberField("joules", JsonNumbers.decimal(part.energy()));
            json.writeNumberField("budgetJoules", part.judgement().budgetJoules());
            json.writeStringField("verdict", part.judgement().verdict().name());
            json.writeStringField("reason", part.judgement().reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeClasses(List<ClassTotal> classes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("classes");
        for (ClassTotal total : classes) {
            json.writeStartObject();
            json.writeStringField("className", total.className());
            json.writeBooleanField("whole", total.whole());
            writeSum(total.sum(), json);
        }
        json.writeEndArray();
    }

    private static void writeSum(String name, Sum sum, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        writeSum(sum, json);
    }

    /** Writes the fields of a sum, and end the object that they stand in. */
    private static void writeSum(Sum sum, JsonGenerator json) throws IOException {
        json.writeNumberField("joules", sum.attributed().decimal());
        json.writeNumberField("totalJoules", sum.total().decimal());
        json.writeNumberField("resolutionJoules", sum.resolution().decimal());
        json.writeNumberField("unread", sum.unread());
        json.writeEndObject();
    }

    private static void writeRuns(List<Run> runs, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("runs");
        for (Run run : runs) {
            json.writeStartObject();
            json.writeStringField("file", run.file());
            json.writeStringField("run", run.jvm().run());
            json.writeStringField("started", run.jvm().started().toString());
            json.writeNumberField("pid", run.jvm().pid());
            json.writeStringField("state", run.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("invocations", run.invocations());
            json.writeStringField("source", run.jvm().source().name());
            json.writeStringField("attribution", run.jvm().attribution());
            IdleEstimate idle = run.jvm().idle();
            writeNumber("idleWatts", run.jvm().idleWatts(), json);
            writeNumber("idleWattsLow", idle == null ? null : (Double) idle.low(), json);
            writeNumber("idleWattsHigh", idle == null ? null : (Double) idle.high(), json);
            json.writeStringField("idleMethod", idle == null ? null : idle.method());
            json.writeStringField("jvm", run.jvm().jvm());
            json.writeStringField("os", run.jvm().os());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePassedOver(List<PassedOver> sources, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("passedOver");
        for (PassedOver source : sources) {
            json.writeStartObject();
            json.writeStringField("source", source.source());
            json.writeStringField("reason", source.reason());
            json.writeStringField("remedy", source.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNumber(String name, @Nullable Double value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
