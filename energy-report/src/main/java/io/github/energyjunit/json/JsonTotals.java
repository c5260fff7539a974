package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.report.TotalsText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

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
            json.writeNumberField("joules", JsonNumbers.decimal(part.energy()));
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

    static void writeGaps(List<WithoutTotals> baselines, JsonGenerator json) throws IOException {
        if (baselines.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("totalsNotCompared");
        for (WithoutTotals baseline : baselines) {
            json.writeStartObject();
            json.writeStringField("baseline", baseline.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("name", baseline.name());
            json.writeStringField("reason", TotalsText.why(baseline.kind()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
