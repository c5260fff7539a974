package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.json.JsonNumbers;
import io.github.energyjunit.profile.Change;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.report.GrownLineText;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes where the energy of a regression went: for programs, and for people in a few lines. */
final class Differences {

    private static final int MOST_IN_FILE = 200;

    private Differences() {}

    static void write(Difference difference, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("difference");
        json.writeStringField("engine", difference.engine());
        json.writeNumberField("baseSamples", Math.round(difference.baseSamples()));
        json.writeNumberField("headSamples", Math.round(difference.headSamples()));
        JsonNumbers.write("joules", difference.growth(), json);
        Allocation.of(difference).write(json);
        json.writeArrayFieldStart("changes");
        for (Change change : difference.changes().stream().limit(MOST_IN_FILE).toList()) {
            json.writeStartObject();
            json.writeStringField("caller", change.call().caller());
            json.writeStringField("method", change.call().method());
            JsonNumbers.write("baseJoules", change.base(), json);
            JsonNumbers.write("headJoules", change.head(), json);
            JsonNumbers.write("joules", change.difference(), json);
            JsonNumbers.write("errorJoules", change.error(), json);
            json.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("compilation", change.isCompilation());
            json.writeEndObject();
        }
        json.writeEndArray();
        AloneCalls.of(difference).write(json);
        GrownLines.write(difference.grown(), json);
        json.writeEndObject();
    }

    /**
     * Returns the greatest changes, a line each, from what {@link #write} wrote, and what is allocated if that differs; one
     * line that says so where no change is greater than sampling explains or no stacks were found, the calls of one version
     * where the other has no stacks, and none where nothing was sampled.
     */
    static List<String> lines(JsonNode test, int most) {
        JsonNode difference = test.path("difference");
        List<String> lines = new ArrayList<>();
        if (difference.isObject()) {
            Joules whole = joules(difference, "joules");
            difference.path("changes").forEach(change -> {
                if (lines.size() < most) {
                    lines.add(line(
                            whole,
                            joules(change, "joules"),
                            joules(change, "errorJoules"),
                            change.path("caller").textValue(),
                            change.path("method").asText(),
                            change.path("kind").asText(),
                            change.path("compilation").asBoolean()));
                }
            });
            lines.addAll(AloneCalls.of(test).lines(most));
            GrownLines.read(test).map(GrownLines::line).ifPresent(lines::add);
            if (lines.isEmpty()) {
                lines.add(nothing(
                        difference.path("baseSamples").asLong(),
                        difference.path("headSamples").asLong()));
            }
            lines.addAll(Allocation.of(difference).lines());
        }
        return lines;
    }

    /** Returns the same of a difference itself. */
    static List<String> lines(Difference difference, int most) {
        List<String> lines = new ArrayList<>();
        for (Change change : difference.changes().stream().limit(most).toList()) {
            lines.add(line(
                    difference.growth(),
                    change.difference(),
                    change.error(),
                    change.call().caller(),
                    change.call().method(),
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.isCompilation()));
        }
        lines.addAll(AloneCalls.of(difference).lines(most));
        if (difference.grown() != null) {
            lines.add(GrownLines.line(difference.grown()));
        }
        if (lines.isEmpty()) {
            lines.add(nothing(Math.round(difference.baseSamples()), Math.round(difference.headSamples())));
        }
        lines.addAll(Allocation.of(difference).lines());
        return lines;
    }

    /** For instance {@code +210 mJ ±12.0 mJ of +230 mJ: Order.total -> BigDecimal.divide (new)}. */
    private static String line(
            Joules whole,
            Joules more,
            Joules error,
            @Nullable String caller,
            String method,
            String kind,
            boolean compilation) {
        return more.signed() + " ±" + error + " of " + whole.signed() + ": "
                + (caller == null ? "" : GrownLineText.shortName(caller) + " -> ")
                + GrownLineText.shortName(method)
                + (kind.equals("both") ? "" : " (" + kind + ")")
                + (compilation ? " (varies between JVMs)" : "");
    }

    private static String nothing(long baseSamples, long headSamples) {
        if (baseSamples + headSamples == 0) {
            return "no stacks were found in either version: where its energy went is not known";
        }
        return "no method differs by more than sampling explains (" + baseSamples + " stacks of the base, "
                + headSamples + " of the head)";
    }

    private static Joules joules(JsonNode node, String field) {
        return Joules.of(node.path(field).asDouble());
    }
}
