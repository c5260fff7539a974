package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.html.Templates;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Makes a section of {@code report.html} from {@code compare.json}. */
final class CompareSection {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CompareSection() {}

    /** Reads a comparison; gives nothing if it was made before a moment. */
    static Optional<Section> read(Path file, Instant notBefore) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " is damaged, delete it or run energy:compare again: " + e.getOriginalMessage(), e);
        }
        if (root.path("schema").asInt() != CompareJson.SCHEMA) {
            throw new IOException(file + " has schema " + root.path("schema") + ", supported is " + CompareJson.SCHEMA
                    + ": delete it or run energy:compare again");
        }
        if (created(root, file).isBefore(notBefore)) {
            return Optional.empty();
        }
        String html = new Templates(CompareSection.class).text("compare.ftlh", Map.of("page", new ComparePage(root)));
        return Optional.of(new Section("compare", "Head against base", html, null, null));
    }

    private static Instant created(JsonNode root, Path file) throws IOException {
        try {
            return Instant.parse(root.path("created").asText());
        } catch (DateTimeParseException e) {
            throw new IOException(
                    file + " is damaged, delete it or run energy:compare again: created is " + root.path("created"), e);
        }
    }
}
