package io.github.energyjunit.lines;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.LineType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a measuring JVM says of the sampling of its stacks.
 *
 * @param file the recording, or null where nothing is sampled
 * @param reason why not, or null
 * @param event at which event of the engine's a stack is looked at, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileLine(
        @JsonProperty(Field.ENGINE) @Nullable String engine,
        @JsonProperty(Field.FILE) @Nullable String file,
        @JsonProperty(Field.REASON) @Nullable String reason,
        @JsonProperty(Field.EVENT) @Nullable String event,
        @JsonProperty(Field.CLASS_PATH) @Nullable List<String> classPath) {

    /** It is written before any test runs. */
    private static final int FIRST_LINES = 10;

    /**
     * Reads it from a measurement file; null where there is none.
     *
     * @throws IOException if the file cannot be read
     */
    public static @Nullable ProfileLine in(Path measurements) throws IOException {
        if (!Files.isRegularFile(measurements)) {
            return null;
        }
        try (BufferedReader lines = Line.open(measurements)) {
            for (int i = 0; i < FIRST_LINES; i++) {
                String line = lines.readLine();
                if (line == null) {
                    return null;
                }
                if (LineType.PROFILE.isOf(line)) {
                    return Line.parse(line).profile();
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            // Reading the measurements says that the line is damaged.
            return null;
        }
    }

    /** Returns what samples. */
    public String engineName() {
        return Objects.requireNonNullElse(engine, "unknown");
    }

    /** Returns where the classes of the JVM come from. */
    public List<String> classes() {
        return Objects.requireNonNullElse(classPath, List.of());
    }
}
