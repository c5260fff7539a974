package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.PartRegression;
import java.io.IOException;
import java.util.List;

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
            JsonComparison.write(
                    part.finding().comparison(),
                    (comparison, to) -> to.writeNumberField("baselineBuilds", comparison.baselineJvms()),
                    (comparison, to) -> {},
                    json);
            JsonTests.writeStrings("withoutChangesOf", part.saidOf(), json);
            json.writeStringField("verdict", part.finding().verdict().name());
            json.writeStringField("reason", part.finding().reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
