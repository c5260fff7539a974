package io.github.energyjunit.lines;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import io.github.energyjunit.measured.JvmLedger.Ended;
import io.github.energyjunit.measured.JvmLedger.Point;
import io.github.energyjunit.measured.JvmLedger.Use;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's lines about all that its JVM used: the last one of the JVM that has a reading holds, with what the others tell of containers
 * as well, and those of classes add up.
 */
public final class LedgerLines {

    private static final int HEX = 16;

    private final List<Point> power = new ArrayList<>();
    private final List<CpuSpan> containers = new ArrayList<>();
    private final Map<String, Map<String, Use>> classes = new HashMap<>();
    private final Map<String, Ended> tests = new HashMap<>();
    private @Nullable JsonNode last;

    /** Takes one of these lines. */
    public void take(Line line) {
        JsonNode fields = line.fields();
        if (line.type() == LineType.LEDGER) {
            // A counter that gave no reading when the JVM ended takes nothing back of what was read before.
            last = last == null || fields.path(Field.TOTAL_MICROJOULES).isNumber() ? fields : last;
            containers.addAll(spans(fields.path(Field.CONTAINERS)));
            JsonNode points = fields.path(Field.POWER);
            for (int i = 0; i + 1 < points.size(); i += 2) {
                power.add(new Point(
                        points.get(i).asLong(),
                        Joules.ofMicrojoules(points.get(i + 1).asLong())));
            }
        } else if (line.type() == LineType.CLASS_LEDGER) {
            String className = fields.path(Field.CLASS_NAME).asText();
            Map<String, Use> ofClass = classes.computeIfAbsent(className, name -> new HashMap<>());
            uses(fields).forEach((word, use) -> ofClass.merge(word, use, Use::plus));
            Ended ended = ended(fields);
            if (ended != null) {
                tests.merge(className, ended, Ended::plus);
            }
        }
    }

    /** Returns what the lines add up to; null where there is none of the JVM. */
    public @Nullable JvmLedger ledger() {
        JsonNode line = last;
        if (line == null) {
            return null;
        }
        JsonNode total = line.path(Field.TOTAL_MICROJOULES);
        return new JvmLedger(
                line.path(Field.START_NANOS).asLong(),
                line.path(Field.DURATION_NANOS).asLong(),
                line.path(Field.BEFORE_NANOS).asLong(),
                line.path(Field.BEFORE_CPU_NANOS).asLong(-1),
                line.path(Field.LOST_NANOS).asLong(),
                total.isNumber() ? Joules.ofMicrojoules(total.asLong()) : null,
                line.path(Field.BUSY_NANOS).asLong(),
                line.path(Field.UNMEASURED_TESTS).asLong(),
                line.path(Field.CONTEXTS).asLong(),
                uses(line),
                power,
                classes,
                tests,
                spans(line.path(Field.PROCESSES)),
                containers);
    }

    private static @Nullable Ended ended(JsonNode line) {
        try {
            return line.has(Field.TESTS_DIGEST)
                    ? new Ended(
                            line.path(Field.TESTS).asLong(),
                            Long.parseUnsignedLong(line.path(Field.TESTS_DIGEST).asText(), HEX))
                    : null;
        } catch (NumberFormatException e) {
            return null; // of another version: then it is not known which tests these were
        }
    }

    private static List<CpuSpan> spans(JsonNode lines) {
        List<CpuSpan> spans = new ArrayList<>();
        for (JsonNode line : lines) {
            String pid = line.path(Field.PID).asText();
            String id = line.path(Field.ID).asText();
            spans.add(new CpuSpan(
                    id.isEmpty() ? pid + "@" + line.path(Field.STARTED).asText() : id,
                    line.path(Field.NAME).asText(),
                    line.path(Field.PID).asLong(),
                    line.path(Field.FROM_NANOS).asLong(),
                    line.path(Field.TO_NANOS).asLong(),
                    line.path(Field.MEASURES).asBoolean(),
                    container(line)));
        }
        return spans;
    }

    private static JvmLedger.@Nullable Container container(JsonNode line) {
        return line.has(Field.IMAGE)
                ? new JvmLedger.Container(
                        line.path(Field.IMAGE).asText(),
                        line.path(Field.TESTCONTAINERS).asBoolean())
                : null;
    }

    private static Map<String, Use> uses(JsonNode line) {
        Map<String, Use> uses = new HashMap<>();
        for (JsonNode entry : line.path(Field.ENTRIES)) {
            uses.merge(
                    entry.path(Field.WHAT).asText(),
                    new Use(
                            Joules.ofMicrojoules(
                                    entry.path(Field.GROSS_MICROJOULES).asLong()),
                            entry.path(Field.IDLE_NANOS).asLong(),
                            entry.path(Field.CPU_NANOS).asLong()),
                    Use::plus);
        }
        return uses;
    }
}
