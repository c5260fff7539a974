package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.html.Templates;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes a section of {@code report.html} from {@code compare.json}. */
final class CompareSection {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CompareSection() {}

    static Section read(Path file) throws IOException {
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
        String html = new Templates(CompareSection.class).text("compare.ftlh", Map.of("page", new ComparePage(root)));
        return new Section("compare", "Head against base", html, null, null);
    }
}
