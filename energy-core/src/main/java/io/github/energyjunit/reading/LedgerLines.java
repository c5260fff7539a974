package io.github.energyjunit.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import io.github.energyjunit.measured.JvmLedger.Point;
import io.github.energyjunit.measured.JvmLedger.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file's lines about all that its JVM used: the last one of the JVM holds, and those of classes add up. */
final class LedgerLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_JVM = "{\"type\":\"ledger\"";
    private static final String OF_CLASS = "{\"type\":\"classLedger\"";

    private final List<Point> power = new ArrayList<>();
    private final Map<String, Map<String, Use>> classes = new HashMap<>();
    private @Nullable JsonNode last;

    /** Returns whether a line is one of these, and sound. */
    boolean take(String text) {
        boolean ofJvm = text.startsWith(OF_JVM);
        if (!ofJvm && !text.startsWith(OF_CLASS)) {
            return false;
        }
        try {
            JsonNode line = JSON.readTree(text);
            if (ofJvm) {
                last = line;
                JsonNode points = line.path("power");
                for (int i = 0; i + 1 < points.size(); i += 2) {
                    power.add(
                            new Point(points.get(i).asLong(), points.get(i + 1).asLong()));
                }
            } else {
                Map<String, Use> ofClass =
                        classes.computeIfAbsent(line.path("className").asText(), name -> new HashMap<>());
                uses(line).forEach((word, use) -> ofClass.merge(word, use, Use::plus));
            }
            return true;
        } catch (JsonProcessingException e) {
            // Whoever reads the line for what it is not says that it is damaged.
            return false;
        }
    }

    @Nullable
    JvmLedger ledger() {
        JsonNode line = last;
        if (line == null) {
            return null;
        }
        JsonNode total = line.path("totalMicrojoules");
        return new JvmLedger(
                line.path("startNanos").asLong(),
                line.path("durationNanos").asLong(),
                line.path("beforeNanos").asLong(),
                line.path("beforeCpuNanos").asLong(-1),
                line.path("lostNanos").asLong(),
                total.isNumber() ? (Long) total.asLong() : null,
                line.path("busyNanos").asLong(),
                uses(line),
                power,
                classes,
                spans(line.path("processes")),
                spans(line.path("containers")));
    }

    private static List<CpuSpan> spans(JsonNode lines) {
        List<CpuSpan> spans = new ArrayList<>();
        for (JsonNode line : lines) {
            String pid = line.path("pid").asText();
            String id = line.path("id").asText();
            spans.add(new CpuSpan(
                    id.isEmpty() ? pid + "@" + line.path("started").asText() : id,
                    line.path("name").asText(),
                    line.path("pid").asLong(),
                    line.path("fromNanos").asLong(),
                    line.path("toNanos").asLong()));
        }
        return spans;
    }

    private static Map<String, Use> uses(JsonNode line) {
        Map<String, Use> uses = new HashMap<>();
        for (JsonNode entry : line.path("entries")) {
            uses.merge(
                    entry.path("what").asText(),
                    new Use(
                            entry.path("grossMicrojoules").asLong(),
                            entry.path("idleNanos").asLong(),
                            entry.path("cpuNanos").asLong()),
                    Use::plus);
        }
        return uses;
    }
}
