package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.history.Trend;
import java.io.IOException;

/** Writes into {@code report.json} how the energy of the whole build went; that of tests is in the history itself. */
final class JsonTrend {

    private JsonTrend() {}

    static void write(Trend trend, JsonGenerator json) throws IOException {
        if (trend.builds().isEmpty()) {
            json.writeNullField("trend");
            return;
        }
        json.writeObjectFieldStart("trend");
        json.writeArrayFieldStart("builds");
        for (Trend.Build build : trend.builds()) {
            json.writeStartObject();
            json.writeStringField("time", build.time().toString());
            json.writeStringField("commit", build.commit());
            json.writeStringField("verdict", build.verdict());
            json.writeNumberField("joules", build.energy().decimal());
            json.writeBooleanField("newBaseline", build.newBaseline());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (Trend.Change change : trend.changes()) {
            json.writeStartObject();
            json.writeNumberField("build", change.at());
            json.writeNumberField("ratio", change.ratio());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
