package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.units.BytesText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one operation allocates in both versions, in bytes; null where it was not counted. */
record Allocation(@Nullable Double base, @Nullable Double head) {

    private static final String BASE = "baseAllocatedBytes";
    private static final String HEAD = "headAllocatedBytes";

    /** Less than this is what the JVM's own threads allocate beside a test. */
    private static final double LEAST_BYTES = 1_000;

    private static final double LEAST_CHANGE = 0.1;

    static Allocation of(Difference difference) {
        return new Allocation(difference.baseAllocatedBytes(), difference.headAllocatedBytes());
    }

    /** Reads what {@link #write} wrote. */
    static Allocation of(JsonNode difference) {
        return new Allocation(number(difference.path(BASE)), number(difference.path(HEAD)));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }

    void write(JsonGenerator json) throws IOException {
        if (base != null) {
            json.writeNumberField(BASE, Math.round(base));
        }
        if (head != null) {
            json.writeNumberField(HEAD, Math.round(head));
        }
    }

    /** Returns a line, if it differs by so much that it can be a cause. */
    List<String> lines() {
        if (base == null
                || head == null
                || Math.abs(head - base) < LEAST_BYTES
                || Math.abs(head - base) < LEAST_CHANGE * base) {
            return List.of();
        }
        if (base < 1) {
            return List.of("allocates " + BytesText.of(head) + " an operation, and nothing in the base");
        }
        if (head < 1) {
            return List.of("allocates nothing, and " + BytesText.of(base) + " an operation in the base");
        }
        return List.of("allocates " + times(head / base) + " times as much: " + BytesText.of(base) + " -> "
                + BytesText.of(head) + " an operation");
    }

    private static String times(double ratio) {
        return BigDecimal.valueOf(ratio)
                .round(new MathContext(ratio < 2 ? 3 : 2, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }
}
