package io.github.energyjunit.confirmation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps what measuring suspects side by side came to, so that every goal of a build comes to the same verdicts, whichever
 * asks first: {@code confirmation.json} beside the measurement files.
 */
public final class AnswersFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;

    private final Path file;

    /** Keeps it in the directory of the measurements. */
    public AnswersFile(Path directory) {
        this.file = directory.resolve("confirmation.json");
    }

    /**
     * Writes the answers.
     *
     * @param runs the measuring JVMs whose suspects they are about
     * @throws IOException if it cannot be written; what was there is then as before
     */
    public void write(Set<String> runs, Map<String, Answer> answers) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
        new TreeSet<>(runs).forEach(root.putArray("runs")::add);
        ObjectNode all = root.putObject("answers");
        new TreeMap<>(answers).forEach((test, answer) -> write(answer, all.putObject(test)));
        byte[] text =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /**
     * Reads the answers about these JVMs' suspects.
     *
     * @return nothing if there are none, if they are about other JVMs, or if the file is damaged: it can be made again
     * @throws IOException if it cannot be read
     */
    public Optional<Map<String, Answer>> read(Set<String> runs) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            Set<String> about = new TreeSet<>();
            root.path("runs").forEach(run -> about.add(run.asText()));
            if (root.path("schema").asInt() != SCHEMA || !about.equals(new TreeSet<>(runs))) {
                return Optional.empty();
            }
            Map<String, Answer> answers = new TreeMap<>();
            root.path("answers").properties().forEach(entry -> answers.put(entry.getKey(), answer(entry.getValue())));
            return Optional.of(answers);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(Answer answer, ObjectNode json) {
        Confirmed confirmed = answer.confirmed();
        json.put("outcome", confirmed.outcome().name()).put("ratio", confirmed.ratio());
        json.put("low", confirmed.low());
        if (Double.isFinite(confirmed.high())) {
            json.put("high", confirmed.high());
        } else {
            json.putNull("high");
        }
        Unconfirmed why = answer.why();
        json.put("adjustedP", confirmed.p()).put("jvmPairs", confirmed.jvmPairs());
        json.put("why", why == null ? null : why.name());
        json.put("mayFail", answer.mayFail()).put("reason", answer.reason());
    }

    private static Answer answer(JsonNode json) {
        JsonNode why = json.path("why");
        Confirmed confirmed = new Confirmed(
                Confirmed.Outcome.valueOf(json.path("outcome").asText()),
                json.path("ratio").asDouble(),
                json.path("low").asDouble(),
                json.path("high").isNull()
                        ? Double.POSITIVE_INFINITY
                        : json.path("high").asDouble(),
                json.path("adjustedP").asDouble(),
                json.path("jvmPairs").asInt());
        return new Answer(
                confirmed,
                why.isTextual() ? Unconfirmed.valueOf(why.asText()) : null,
                json.path("mayFail").asBoolean(),
                json.path("reason").asText());
    }
}
