package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.ledger.Ledger.OfClass;
import io.github.energyjunit.ledger.Use;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes where all energy went. */
final class JsonLedger {

    private JsonLedger() {}

    static void write(@Nullable Ledger ledger, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("ledger");
        if (ledger != null) {
            write(ledger.lines(), json);
        }
        json.writeEndArray();
        number("ledgerJoules", ledger == null ? null : ledger.energy(), json);
        number("ledgerEstimatedJoules", ledger == null ? null : ledger.estimated(), json);
        json.writeArrayFieldStart("ledgerClasses");
        if (ledger != null) {
            for (OfClass type : ledger.classes()) {
                json.writeStartObject();
                json.writeStringField("className", type.className());
                number("joules", type.energy(), json);
                json.writeArrayFieldStart("ledger");
                write(type.lines(), json);
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("topConsumers");
        if (ledger != null) {
            for (Ledger.Consumer consumer : ledger.consumers()) {
                json.writeStartObject();
                json.writeStringField("process", consumer.process());
                json.writeNumberField("pid", consumer.pid());
                json.writeBooleanField("testJvm", consumer.testJvm());
                number("joules", consumer.energy(), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("topContainers");
        if (ledger != null) {
            for (Ledger.OfContainer container : ledger.containers()) {
                write(container, json);
            }
        }
        json.writeEndArray();
    }

    private static void write(Ledger.OfContainer container, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", container.id());
        JvmLedger.Container known = container.container();
        if (known != null) {
            json.writeStringField("name", container.name());
            json.writeStringField("image", known.image());
            json.writeBooleanField("testcontainers", known.testcontainers());
        }
        number("joules", container.energy(), json);
        json.writeEndObject();
    }

    private static void write(Map<Use, Joules> lines, JsonGenerator json) throws IOException {
        for (Map.Entry<Use, Joules> line : lines.entrySet()) {
            json.writeStartObject();
            json.writeStringField("what", line.getKey().word());
            number("joules", line.getValue(), json);
            json.writeEndObject();
        }
    }

    private static void number(String name, @Nullable Joules energy, JsonGenerator json) throws IOException {
        json.writeNumberField(name, JsonNumbers.decimal(energy));
    }
}
