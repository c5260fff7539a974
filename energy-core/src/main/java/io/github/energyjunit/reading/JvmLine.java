package io.github.energyjunit.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.PassedOver;
import io.github.energyjunit.measured.Quality;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the first line of a measurement file. */
final class JvmLine {

    private JvmLine() {}

    /**
     * Turns the line into values; fields that are not known are ignored.
     *
     * @throws InputException if the file was written for another schema
     * @throws IllegalArgumentException if a field that is needed is missing or makes no sense
     */
    static Jvm parse(JsonNode line, Path file) {
        if (!line.path("type").asText().equals("jvm")) {
            throw new IllegalArgumentException("the first line does not describe a JVM");
        }
        int schema = line.path("schema").asInt();
        if (schema != FileFormat.SCHEMA) {
            throw new InputException(file + " has schema " + line.path("schema") + ", supported is " + FileFormat.SCHEMA
                    + ": use the same version of energy-junit and energy-maven-plugin");
        }
        return new Jvm(
                needed(line, "run"),
                started(line),
                line.path("pid").asLong(),
                source(line.path("source")),
                texts(line.path("fingerprint")),
                text(line, "attribution"),
                idle(line),
                texts(line.path("settings")),
                text(line, "jvm"),
                text(line, "os"),
                passedOver(line.path("passedOver")),
                notes(line.path("notes")),
                canary(line.path("canary")));
    }

    private static @Nullable Canary canary(JsonNode canary) {
        Double cv = number(canary, "cv");
        Double drift = number(canary, "drift");
        return cv == null || drift == null ? null : new Canary(cv, drift, number(canary, "levelMicrojoules"));
    }

    private static @Nullable IdleEstimate idle(JsonNode line) {
        Double watts = number(line, "idleWatts");
        Double low = number(line, "idleWattsLow");
        Double high = number(line, "idleWattsHigh");
        String method = text(line, "idleMethod");
        if (low == null || high == null || method == null) {
            return watts == null ? null : IdleEstimate.exactly(watts, IdleEstimate.GIVEN);
        }
        return new IdleEstimate(watts, low, high, method);
    }

    private static Instant started(JsonNode line) {
        try {
            return Instant.parse(needed(line, "started"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid value " + line.path("started") + " for started: expected an ISO instant", e);
        }
    }

    private static Source source(JsonNode source) {
        List<Source.Domain> domains = new ArrayList<>();
        for (JsonNode domain : source.path("domains")) {
            domains.add(new Source.Domain(
                    domain.path("name").asText(), domain.path("counted").asBoolean()));
        }
        return new Source(
                needed(source, "name"),
                Quality.of(needed(source, "quality")),
                domains,
                text(source, "model"),
                number(source, "uncertainty"));
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
                    source.path("source").asText(), source.path("reason").asText(), text(source, "remedy")));
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

    private static @Nullable Double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asDouble() : null;
    }
}
