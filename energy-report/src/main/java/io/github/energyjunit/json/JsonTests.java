package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.aggregate.Aggregation;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.Samples;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import io.github.energyjunit.units.JoulesText;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes the tests of {@code report.json}. */
final class JsonTests {

    private JsonTests() {}

    static void write(Report report, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tests");
        for (JudgedTest test : report.analysis().tests()) {
            write(test, !report.modules().isEmpty(), report.profiles(), json);
        }
        json.writeEndArray();
    }

    private static void write(JudgedTest judged, boolean withModule, Profiles profiles, JsonGenerator json)
            throws IOException {
        TestSummary test = judged.test();
        json.writeStartObject();
        if (withModule) {
            int end = test.test().indexOf(Aggregation.SEPARATOR);
            json.writeStringField("module", test.test().substring(0, end));
            json.writeStringField("test", test.test().substring(end + 1));
        } else {
            json.writeStringField("test", test.test());
        }
        json.writeStringField("className", test.className());
        json.writeStringField("methodName", test.methodName());
        json.writeStringField("displayName", test.displayName());
        json.writeStringField("source", test.source().name());
        json.writeStringField("quality", test.source().quality().label());
        json.writeStringField("verdict", judged.judgement().verdict().name());
        json.writeStringField("reason", judged.judgement().reason());
        writeJoules("joules", test.attributed(), json);
        writeJoules("totalJoules", test.total(), json);
        writeJoules("joulesLow", test.bounds().low(), json);
        writeJoules("joulesHigh", test.bounds().high(), json);
        if (test.inContainers() != null) {
            writeJoules("containersJoules", test.inContainers(), json);
        }
        writeJoules("resolutionJoules", test.resolution(), json);
        writeSpread(test.samples().relativeSpread(), json);
        json.writeNumberField("budgetJoules", judged.judgement().budgetJoules());
        JsonComparison.write(judged.comparison(), JsonTests::writeCounts, JsonTests::writeSamplesNeeded, json);
        Finding finding = judged.regression();
        json.writeStringField(
                "evidence", finding == null ? null : finding.evidence().name().toLowerCase(Locale.ROOT));
        writeDuration(test.durationNanos(), json);
        json.writeNumberField("operations", test.operations());
        writeInvocations(test.invocations(), json);
        writeStrings("flags", test.flags(), json);
        writeStrings("noReadingBecause", test.reasons(), json);
        writeSamples("samples", test.samples(), json);
        writeSamples("grossSamples", test.bounds().gross(), json);
        writeSamples("idleNanos", test.bounds().idleNanos(), json);
        JsonRegions.write(test.regions(), json);
        JsonProfile.write(profiles, test, json);
        json.writeFieldName("fingerprint");
        writeMap(test.fingerprint(), json);
        json.writeEndObject();
    }

    private static void writeSamples(String name, Samples samples, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (double sample : samples.numbers()) {
            json.writeNumber(JoulesText.microjoules(sample));
        }
        json.writeEndArray();
    }

    private static void writeCounts(Comparison comparison, JsonGenerator json) throws IOException {
        json.writeNumberField("baselineSamples", comparison.baselineSamples());
        json.writeNumberField("baselineJvms", comparison.baselineJvms());
    }

    private static void writeSamplesNeeded(Comparison comparison, JsonGenerator json) throws IOException {
        if (comparison.samplesNeeded() == 0) {
            json.writeNullField("samplesNeeded");
        } else {
            json.writeNumberField("samplesNeeded", comparison.samplesNeeded());
        }
    }

    private static void writeInvocations(TestSummary.Invocations ran, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("invocations");
        json.writeNumberField("successful", ran.successful());
        json.writeNumberField("failed", ran.failed());
        json.writeNumberField("aborted", ran.aborted());
        json.writeNumberField("warmups", ran.warmups());
        json.writeNumberField("unread", ran.unread());
        json.writeEndObject();
    }

    private static void writeJoules(String name, @Nullable Joules energy, JsonGenerator json) throws IOException {
        json.writeNumberField(name, JsonNumbers.decimal(energy));
    }

    private static void writeSpread(OptionalDouble spread, JsonGenerator json) throws IOException {
        if (spread.isPresent()) {
            json.writeNumberField("relativeSpread", spread.getAsDouble());
        } else {
            json.writeNullField("relativeSpread");
        }
    }

    private static void writeDuration(@Nullable Long nanos, JsonGenerator json) throws IOException {
        if (nanos == null) {
            json.writeNullField("durationNanos");
        } else {
            json.writeNumberField("durationNanos", nanos);
        }
    }

    static void writeStrings(String name, Collection<String> strings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    static void writeMap(Map<String, String> map, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> entry : map.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
