package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.json.JsonNumbers;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.report.GrownLineText;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changed line that carries a regression, as {@code compare.json} has it. */
final class GrownLines {

    private static final String FIELD = "changedLine";

    private GrownLines() {}

    static void write(@Nullable GrownLine line, JsonGenerator json) throws IOException {
        if (line == null) {
            return;
        }
        json.writeObjectFieldStart(FIELD);
        json.writeStringField("file", line.file());
        json.writeNumberField("line", line.line());
        json.writeStringField("method", line.method());
        json.writeNumberField("lines", line.lines());
        JsonNumbers.write("joules", line.energy(), json);
        JsonNumbers.write("errorJoules", line.error(), json);
        json.writeBooleanField("atLeast", line.atLeast());
        json.writeStringField("since", line.since());
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote into the difference of a test. */
    static Optional<GrownLine> read(JsonNode test) {
        JsonNode difference = test.path("difference");
        JsonNode line = difference.path(FIELD);
        return line.path("line").asInt() < 1
                ? Optional.empty()
                : Optional.of(new GrownLine(
                        line.path("file").asText(),
                        line.path("line").asInt(),
                        line.path("method").asText(),
                        line.path("lines").asInt(),
                        joules(line, "joules"),
                        joules(line, "errorJoules"),
                        joules(difference, "joules"),
                        line.path("atLeast").asBoolean(),
                        line.path("since").asText()));
    }

    /** For instance {@code src/main/java/it/Order.java:12: grew by 210 mJ of …}. */
    static String line(GrownLine line) {
        return line.file() + ":" + line.line() + ": " + GrownLineText.of(line);
    }

    private static Joules joules(JsonNode node, String field) {
        return Joules.of(node.path(field).asDouble());
    }
}
