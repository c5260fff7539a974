package io.github.energyjunit.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.idle.LoadLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One line of a measurement file; each method turns the fields of one type of line into values, and ignores fields that it
 * does not know.
 */
public final class Line {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final JsonNode fields;
    private final @Nullable LineType type;

    private Line(JsonNode fields) {
        this.fields = fields;
        type = LineType.of(fields.path(Field.TYPE).asText());
    }

    /**
     * Opens a measurement file. Bytes that are no UTF-8 are replaced, as a torn line may end inside a character, and a byte
     * order mark, which editors and shells of Windows add, is passed over.
     *
     * @throws IOException if it cannot be read
     */
    public static BufferedReader open(Path file) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        lines.mark(1);
        if (lines.read() != BYTE_ORDER_MARK) {
            lines.reset();
        }
        return lines;
    }

    /**
     * Parses a line.
     *
     * @throws JsonProcessingException if it is not a JSON object, as the last line of a JVM that was killed may be
     */
    public static Line parse(String text) throws JsonProcessingException {
        JsonNode fields = JSON.readTree(text);
        if (!fields.isObject()) {
            throw new JsonMappingException(null, "it is not a JSON object");
        }
        return new Line(fields);
    }

    /** Returns what the line is about; null where a later version has written it. */
    public @Nullable LineType type() {
        return type;
    }

    /** Returns the module that the line of a JVM names, if it does. */
    public @Nullable String module() {
        return fields.path(Field.MODULE).textValue();
    }

    /** Returns the build that the line of a JVM names, if it does. */
    public @Nullable String build() {
        return fields.path(Field.BUILD).textValue();
    }

    /**
     * Returns what a JVM says of itself.
     *
     * @param file for messages
     * @throws InputException if the file was written for another schema
     * @throws IllegalArgumentException if a field that is needed is missing or makes no sense
     */
    public Jvm jvm(Path file) {
        if (type != LineType.JVM) {
            throw new IllegalArgumentException("the first line does not describe a JVM");
        }
        return JvmLine.parse(fields, file);
    }

    /**
     * Returns the source that the line of a JVM names.
     *
     * @throws IllegalArgumentException if a field that is needed is missing or makes no sense
     */
    public Source source() {
        return JvmLine.source(fields.path(Field.SOURCE));
    }

    /**
     * Returns a measurement, or the sum of a class.
     *
     * @throws JsonProcessingException if a field is of another kind than it should be
     */
    public MeasurementLine measurement() throws JsonProcessingException {
        return JSON.treeToValue(fields, MeasurementLine.class);
    }

    /**
     * Returns how stacks are sampled.
     *
     * @throws JsonProcessingException if a field is of another kind than it should be
     */
    public ProfileLine profile() throws JsonProcessingException {
        return JSON.treeToValue(fields, ProfileLine.class);
    }

    /** Returns how steady the machine was; null where the line does not say. */
    public @Nullable Canary canary() {
        return JvmLine.canary(fields);
    }

    /** Returns sums of power at different loads; null where one is missing. */
    public @Nullable LoadLine load() {
        return LoadLine.of(name -> JvmLine.number(fields, name));
    }

    JsonNode fields() {
        return fields;
    }
}
