package io.github.energyjunit.interleave;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.file.FileFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a living JVM has appended to its measurement file since the last time. */
final class MeasurementTail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private @Nullable Path file;
    private long position;
    private @Nullable JsonNode source;

    MeasurementTail(Path folder) {
        this.folder = folder;
    }

    /** Return what the file says of its source, once there is a first line. */
    Optional<JsonNode> source() {
        return Optional.ofNullable(source);
    }

    /** Return what is new, by test; warm-ups are left out, and bodies where whole executions were asked for. */
    Map<String, Reading> read(Batch.Scope scope) throws IOException {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Path open = file == null ? find() : file;
        if (open == null) {
            return readings;
        }
        file = open;
        for (String line : newLines(open)) {
            JsonNode node = JSON.readTree(line);
            String type = node.path("type").asText();
            if (type.equals("jvm")) {
                source = node.path("source");
            } else if (type.equals("measurement") && (scope == Batch.Scope.BODY || isWhole(node))) {
                take(node, readings);
            }
        }
        return readings;
    }

    private String[] newLines(Path open) throws IOException {
        byte[] bytes;
        try (RandomAccessFile input = new RandomAccessFile(open.toFile(), "r")) {
            bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, input.length() - position)];
            input.seek(position);
            input.readFully(bytes);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        return end == 0 ? new String[0] : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
    }

    private static void take(JsonNode node, Map<String, Reading> readings) {
        String test = node.path("test").asText();
        if (node.path("warmup").asBoolean()) {
            readings.merge(test, new Reading(0, 0, 0, 0, true, Set.of(), true), Reading::plus);
            return;
        }
        JsonNode energy = node.path("attributedMicrojoules");
        Set<String> flags = new TreeSet<>();
        node.path("flags").forEach(flag -> flags.add(flag.asText()));
        if (isWhole(node)) {
            flags.add(Reading.WHOLE_EXECUTION);
        }
        boolean gate = node.path("gate").asBoolean(true);
        long operations = node.path("operations").asLong(1);
        long nanos = node.path("durationNanos").asLong();
        Reading reading = energy.isNumber()
                ? new Reading(energy.asDouble(), operations, 0, nanos, false, flags, gate)
                : new Reading(0, 0, operations, nanos, false, flags, gate);
        readings.merge(test, reading, Reading::plus);
    }

    private static boolean isWhole(JsonNode measurement) {
        return measurement.path("scope").asText().equals("execution");
    }

    private @Nullable Path find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(FileFormat.SUFFIX))
                    .findFirst()
                    .orElse(null);
        }
    }
}
