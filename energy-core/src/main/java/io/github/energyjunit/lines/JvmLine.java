package io.github.energyjunit.lines;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.PassedOver;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the first line of a measurement file. */
final class JvmLine {

    private JvmLine() {}

    /**
     * Turns the line into values; fields that are not known are ignored.
     *
     * @throws InputException if the file was written for another schema
     * @throws IllegalArgumentException if a field that is needed is missing or makes no sense
     */
    static Jvm parse(JsonNode line, Path file) {
        int schema = line.path(Field.SCHEMA).asInt();
        if (schema != FileFormat.SCHEMA) {
            throw new InputException(file + " has schema " + line.path(Field.SCHEMA) + ", supported is "
                    + FileFormat.SCHEMA + ": use the same version of energy-junit and energy-maven-plugin");
        }
        return new Jvm(
                needed(line, Field.RUN),
                started(line),
                line.path(Field.PID).asLong(),
                source(line.path(Field.SOURCE)),
                texts(line.path(Field.FINGERPRINT)),
                text(line, Field.ATTRIBUTION),
                idle(line),
                texts(line.path(Field.SETTINGS)),
                text(line, Field.JVM),
                text(line, Field.OS),
                passedOver(line.path(Field.PASSED_OVER)),
                notes(line.path(Field.NOTES)),
                canary(line.path(Field.CANARY)));
    }

    static @Nullable Canary canary(JsonNode canary) {
        Double cv = number(canary, Field.CV);
        Double drift = number(canary, Field.DRIFT);
        return cv == null || drift == null ? null : new Canary(cv, drift, number(canary, Field.LEVEL_MICROJOULES));
    }

    private static @Nullable IdleEstimate idle(JsonNode line) {
        Double watts = number(line, Field.IDLE_WATTS);
        Double low = number(line, Field.IDLE_WATTS_LOW);
        Double high = number(line, Field.IDLE_WATTS_HIGH);
        String method = text(line, Field.IDLE_METHOD);
        if (low == null || high == null || method == null) {
            return watts == null ? null : IdleEstimate.exactly(watts, IdleEstimate.GIVEN);
        }
        return new IdleEstimate(watts, low, high, method);
    }

    private static Instant started(JsonNode line) {
        try {
            return Instant.parse(needed(line, Field.STARTED));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid value " + line.path(Field.STARTED) + " for started: expected an ISO instant", e);
        }
    }

    static Source source(JsonNode source) {
        List<Source.Domain> domains = new ArrayList<>();
        for (JsonNode domain : source.path(Field.DOMAINS)) {
            domains.add(new Source.Domain(
                    domain.path(Field.NAME).asText(), domain.path(Field.COUNTED).asBoolean()));
        }
        return new Source(
                needed(source, Field.NAME),
                Quality.of(needed(source, Field.QUALITY)),
                domains,
                text(source, Field.MODEL),
                number(source, Field.UNCERTAINTY));
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> values = new TreeMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                values.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return values;
    }

    private static List<PassedOver> passedOver(JsonNode sources) {
        List<PassedOver> passedOver = new ArrayList<>();
        for (JsonNode source : sources) {
            passedOver.add(new PassedOver(
                    source.path(Field.SOURCE).asText(),
                    source.path(Field.REASON).asText(),
                    text(source, Field.REMEDY)));
        }
        return passedOver;
    }

    private static List<String> notes(JsonNode lines) {
        List<String> notes = new ArrayList<>();
        lines.forEach(note -> notes.add(note.asText()));
        return notes;
    }

    private static String needed(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    static @Nullable Double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asDouble() : null;
    }
}
