package io.github.energyjunit.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProfileLine(
        @Nullable String engine,
        @Nullable String file,
        @Nullable String reason,
        @Nullable List<String> classPath) {

    private static final ObjectReader LINE = new ObjectMapper().readerFor(ProfileLine.class);
    private static final String BEGINNING = "{\"type\":\"profile\"";

    /** It is written before any test runs. */
    private static final int FIRST_LINES = 10;

    /** Reads it from a measurement file; null where there is none. */
    static @Nullable ProfileLine in(Path measurements) throws IOException {
        if (!Files.isRegularFile(measurements)) {
            return null;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(measurements), StandardCharsets.UTF_8))) {
            for (int i = 0; i < FIRST_LINES; i++) {
                String line = lines.readLine();
                if (line == null) {
                    return null;
                }
                if (line.startsWith(BEGINNING)) {
                    return LINE.readValue(line);
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            // Reading the measurements says that the line is damaged.
            return null;
        }
    }

    String engineName() {
        return Objects.requireNonNullElse(engine, "unknown");
    }

    List<String> classes() {
        return Objects.requireNonNullElse(classPath, List.of());
    }
}
