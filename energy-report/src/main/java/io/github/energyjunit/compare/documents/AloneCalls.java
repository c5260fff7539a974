package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.json.JsonNumbers;
import io.github.energyjunit.profile.Call;
import io.github.energyjunit.profile.CallShare;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.report.GrownLineText;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown where one version has no stacks: the calls of the other.
 *
 * @param calls none where both versions have stacks
 * @param ofHead whether they are the head's
 * @param base what the base needs
 * @param head what the head needs
 */
record AloneCalls(List<CallShare> calls, boolean ofHead, Joules base, Joules head) {

    private static final int MOST_IN_FILE = 200;
    private static final String CALLS = "calls";

    static AloneCalls of(Difference difference) {
        return new AloneCalls(difference.alone(), difference.headSamples() > 0, difference.base(), difference.head());
    }

    /** Reads what {@link #write} wrote into the difference of a test. */
    static AloneCalls of(JsonNode test) {
        JsonNode difference = test.path("difference");
        List<CallShare> calls = new ArrayList<>();
        difference
                .path(CALLS)
                .forEach(call -> calls.add(new CallShare(
                        new Call(
                                call.path("caller").textValue(),
                                call.path("method").asText()),
                        Joules.of(call.path("joules").asDouble()),
                        Joules.of(call.path("errorJoules").asDouble()))));
        return new AloneCalls(
                calls,
                difference.path("headSamples").asLong() > 0,
                Joules.of(test.path("baseJoules").asDouble()),
                Joules.of(test.path("headJoules").asDouble()));
    }

    void write(JsonGenerator json) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(CALLS);
        for (CallShare call : calls.stream().limit(MOST_IN_FILE).toList()) {
            json.writeStartObject();
            json.writeStringField("caller", call.call().caller());
            json.writeStringField("method", call.call().method());
            JsonNumbers.write("joules", call.energy(), json);
            JsonNumbers.write("errorJoules", call.error(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Returns the greatest, a line each, and a sentence that says what they are not. */
    List<String> lines(int most) {
        if (calls.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        calls.stream().limit(most).forEach(call -> lines.add(line(call)));
        lines.add(
                ofHead
                        ? "these are calls of the head, since no stack of the base was found: which of them became more expensive is"
                                + " not known, except that the whole base needs " + base
                        : "these are calls of the base, since no stack of the head was found: what made it more expensive is not"
                                + " known");
        return lines;
    }

    private String line(CallShare call) {
        String caller = call.call().caller();
        return call.energy() + " ±" + call.error() + " of "
                + (ofHead ? head : base) + " in the " + (ofHead ? "head" : "base") + ": "
                + (caller == null ? "" : GrownLineText.shortName(caller) + " -> ")
                + GrownLineText.shortName(call.call().method());
    }
}
