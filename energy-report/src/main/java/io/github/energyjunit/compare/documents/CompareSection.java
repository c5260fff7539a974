package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.html.Templates;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a section of {@code report.html} from {@code compare.json}. */
final class CompareSection {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CompareSection() {}

    /** Reads a comparison; gives nothing if it was made before a moment. */
    static Optional<Section> read(Path file, Instant notBefore) throws IOException {
        Optional<JsonNode> root = root(file, notBefore);
        return root.isPresent() ? Optional.of(section(root.get())) : Optional.empty();
    }

    /** Reads the changed lines that carry regressions, by test. */
    static Map<String, GrownLine> grown(Path file, Instant notBefore) throws IOException {
        Map<String, GrownLine> lines = new TreeMap<>();
        root(file, notBefore)
                .ifPresent(root -> root.path("tests")
                        .forEach(test -> GrownLines.read(test)
                                .ifPresent(line -> lines.put(test.path("test").asText(), line))));
        return lines;
    }

    private static Optional<JsonNode> root(Path file, Instant notBefore) throws IOException {
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
        return created(root, file).isBefore(notBefore) ? Optional.empty() : Optional.of(root);
    }

    private static Section section(JsonNode root) throws IOException {
        String html = new Templates(CompareSection.class).text("compare.ftlh", Map.of("page", new ComparePage(root)));
        return new Section("compare", "Head against base", html, null, null);
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
