package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.analysis.Comparison;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what comes of comparing something with the baseline. */
final class JsonComparison {
    private JsonComparison() {}

    /** Writes what only one kind of comparison has. */
    interface Part {
        /** Writes fields into the comparison that is open. */
        void write(Comparison comparison, JsonGenerator json) throws IOException;
    }

    /**
     * Writes a comparison, nulls where there is none.
     *
     * @param before what stands before its interval
     * @param after what stands behind all else
     */
    static void write(@Nullable Comparison comparison, Part before, Part after, JsonGenerator json) throws IOException {
        if (comparison == null) {
            json.writeNullField("baselineJoules");
            json.writeNullField("ratio");
            json.writeNullField("comparison");
            return;
        }
        json.writeNumberField("baselineJoules", comparison.baseline().joules());
        json.writeNumberField("ratio", comparison.ratio());
        json.writeObjectFieldStart("comparison");
        before.write(comparison, json);
        json.writeNumberField("ratioLow", comparison.low());
        json.writeNumberField("ratioHigh", comparison.high());
        json.writeNumberField("confidence", comparison.confidence());
        json.writeNumberField("adjustedP", comparison.p());
        json.writeNumberField("detectableEffect", comparison.detectable());
        after.write(comparison, json);
        json.writeEndObject();
    }
}
