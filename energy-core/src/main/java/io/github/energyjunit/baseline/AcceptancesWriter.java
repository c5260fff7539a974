package io.github.energyjunit.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lays accepted increases out for people to review. */
final class AcceptancesWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AcceptancesWriter() {}

    static void write(Path file, int schema, Acceptances acceptances) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("schema", schema);
        ArrayNode accepted = root.putArray("accepted");
        for (Acceptances.Entry entry : acceptances.entries()) {
            ObjectNode node = accepted.addObject();
            if (entry.scope() != Acceptances.Scope.TEST) {
                node.put("scope", entry.scope().word());
            }
            if (entry.scope() != Acceptances.Scope.LEDGER) {
                node.put("test", entry.test().toString());
            }
            node.put("reason", entry.reason());
            node.put("until", entry.until().toString());
            if (entry.maxRatio() != null) {
                node.put("maxRatio", entry.maxRatio());
            }
        }
        byte[] text = (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }
}
