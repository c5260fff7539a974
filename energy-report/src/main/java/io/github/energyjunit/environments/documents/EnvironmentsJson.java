package io.github.energyjunit.environments.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.energyjunit.environments.Efficiency;
import io.github.energyjunit.environments.Environment;
import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.environments.EnvironmentTable.Partial;
import io.github.energyjunit.environments.EnvironmentTest;
import io.github.energyjunit.environments.EnvironmentTest.Cell;
import io.github.energyjunit.json.JsonNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Writes {@code environments.json}, for programs; see {@code environments.schema.json}. */
final class EnvironmentsJson {

    static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private EnvironmentsJson() {}

    static void write(EnvironmentTable table, Instant created, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("created", created.toString());
            json.writeArrayFieldStart("environments");
            for (Environment environment : table.environments()) {
                write(environment, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tests");
            for (EnvironmentTest test : table.tests()) {
                write(test, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("partial");
            for (Partial partial : table.partial()) {
                json.writeStartObject();
                json.writeStringField("test", partial.test());
                strings("environments", partial.labels(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            strings("warnings", table.warnings(), json);
            json.writeEndObject();
        }
    }

    private static void write(Environment environment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", environment.label());
        json.writeStringField("source", environment.source());
        json.writeStringField("quality", environment.quality().label());
        json.writeStringField("attribution", environment.attribution());
        json.writeNumberField("runs", environment.runs());
        json.writeObjectFieldStart("watts");
        for (Map.Entry<String, Double> domain : environment.watts().entrySet()) {
            JsonNumbers.write(domain.getKey(), domain.getValue(), json);
        }
        json.writeEndObject();
        JsonNumbers.write("joules", environment.energy(), json);
        JsonNumbers.write("seconds", environment.seconds(), json);
        write(environment.efficiency(), json);
        json.writeEndObject();
    }

    private static void write(EnvironmentTest test, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("test", test.test());
        json.writeArrayFieldStart("environments");
        for (Cell cell : test.cells()) {
            json.writeStartObject();
            JsonNumbers.write("joules", cell.energy(), json);
            JsonNumbers.write("seconds", cell.seconds(), json);
            json.writeNumberField("samples", cell.samples());
            JsonNumbers.write("relativeSpread", cell.relativeSpread(), json);
            write(cell.efficiency(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Efficiency efficiency, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("efficiency");
        JsonNumbers.write("ratio", efficiency.ratio(), json);
        JsonNumbers.write("low", efficiency.low(), json);
        JsonNumbers.write("high", efficiency.high(), json);
        json.writeStringField("finding", efficiency.finding().name().toLowerCase(Locale.ROOT));
        json.writeStringField("reason", efficiency.reason());
        json.writeEndObject();
    }

    private static void strings(String name, Iterable<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
