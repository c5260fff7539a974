package io.github.energyjunit.baseline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a JSON file that people edit and merge: what is wrong with it is said such that they can mend it.
 *
 * @param file where it is
 * @param remedy how to make a new one
 * @param merging how to add what the other side of a merge has
 */
record JsonInput(Path file, String remedy, String merging) {

    /** A test takes some 200 bytes; 32 MiB are more than 100,000 tests. */
    static final int MOST_BYTES = 32 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Read an object of this schema.
     *
     * @throws InputException if it is damaged, too large, or of another schema
     * @throws IOException if the file cannot be read
     */
    JsonNode object(int schema) throws IOException {
        byte[] bytes = bytes();
        requireNoConflict(new String(bytes, StandardCharsets.UTF_8));
        JsonNode root = parse(bytes);
        if (root == null || !root.isObject()) {
            throw damaged("it is not a JSON object");
        }
        JsonNode found = root.path("schema");
        if (!found.isInt() || found.asInt() != schema) {
            String newer = found.isInt() && found.asInt() > schema
                    ? ": it was written by a newer energy-maven-plugin, use that version here too"
                    : "; " + remedy;
            throw new InputException(file + " has schema " + (found.isMissingNode() ? "none" : found)
                    + ", supported is " + schema + newer);
        }
        return root;
    }

    InputException damaged(String what) {
        return new InputException(file + " is damaged: " + what + ". Restore it, for instance by: git checkout -- "
                + file.getFileName() + "; or " + remedy);
    }

    /** Read no more than is allowed, whatever the file system says of the size. */
    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InputException(file + " is too large: " + Files.size(file) + " bytes, at most " + MOST_BYTES
                        + " are allowed; " + remedy);
            }
            return bytes;
        }
    }

    private void requireNoConflict(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (Stream.of("<<<<<<<", "=======", ">>>>>>>", "|||||||").anyMatch(line::startsWith)) {
                String name = String.valueOf(file.getFileName());
                throw new InputException(file + " has an unresolved merge conflict at line " + (i + 1)
                        + ". Keep one side as a whole (git checkout --ours " + name + ", or --theirs), then "
                        + merging);
            }
        }
    }

    private JsonNode parse(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String what = e.getOriginalMessage().replaceAll("\\s*\\(start marker.*", "");
            throw damaged(what + where);
        }
    }
}
