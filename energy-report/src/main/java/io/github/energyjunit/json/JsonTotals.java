package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.PartRegression;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the baseline says of classes with their fixtures, and of all test JVMs. */
final class JsonTotals {

    private JsonTotals() {}

    static void write(List<PartRegression> compared, JsonGenerator json) throws IOException {
        if (compared.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("comparedTotals");
        for (PartRegression part : compared) {
            json.writeStartObject();
            json.writeStringField("scope", part.scope());
            json.writeStringField("name", part.name());
            json.writeNumberField("joules", part.joules());
            write(part.finding().comparison(), json);
            JsonTests.writeStrings("withoutChangesOf", part.saidOf(), json);
            json.writeStringField("verdict", part.finding().verdict().name());
            json.writeStringField("reason", part.finding().reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(@Nullable Comparison comparison, JsonGenerator json) throws IOException {
        if (comparison == null) {
            json.writeNullField("baselineJoules");
            json.writeNullField("ratio");
            json.writeNullField("comparison");
            return;
        }
        json.writeNumberField("baselineJoules", comparison.baseline().joules());
        json.writeNumberField("ratio", comparison.ratio());
        json.writeObjectFieldStart("comparison");
        json.writeNumberField("baselineBuilds", comparison.baselineJvms());
        json.writeNumberField("ratioLow", comparison.low());
        json.writeNumberField("ratioHigh", comparison.high());
        json.writeNumberField("confidence", comparison.confidence());
        json.writeNumberField("adjustedP", comparison.p());
        json.writeNumberField("detectableEffect", comparison.detectable());
        json.writeEndObject();
    }
}
