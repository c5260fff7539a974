package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.json.JsonNumbers;
import io.github.energyjunit.profile.Difference;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes {@code compare.json}: every pair and what it came to, for programs; see {@code compare.schema.json}. */
final class CompareJson {

    static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private CompareJson() {}

    static void write(Comparison comparison, Instant created, OutputStream out) throws IOException {
        CompareRun run = comparison.run();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("created", created.toString());
            json.writeStringField("base", run.baseName());
            json.writeStringField("head", run.headName());
            json.writeStringField("source", run.source());
            json.writeStringField("quality", run.quality().label());
            json.writeStringField("verdict", comparison.verdict().name());
            json.writeNumberField("seed", run.seed());
            json.writeNumberField("spentSeconds", seconds(run.spent()));
            json.writeNumberField("budgetSeconds", seconds(run.budget()));
            strings("notes", run.notes(), json);
            json.writeArrayFieldStart("tests");
            for (ComparedTest test : comparison.tests()) {
                write(test, comparison.differences().get(test), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(ComparedTest compared, @Nullable Difference difference, JsonGenerator json)
            throws IOException {
        PairedTest test = compared.test();
        json.writeStartObject();
        json.writeStringField("module", test.module());
        json.writeStringField("test", test.test());
        json.writeStringField("presence", test.presence().name().toLowerCase(Locale.ROOT));
        json.writeStringField("verdict", compared.verdict().name());
        json.writeStringField("reason", compared.reason());
        JsonNumbers.write("ratio", compared.ratio(), json);
        JsonNumbers.write("low", compared.low(), json);
        JsonNumbers.write("high", compared.high(), json);
        JsonNumbers.write("p", compared.p(), json);
        JsonNumbers.write("baseJoules", compared.base(), json);
        JsonNumbers.write("headJoules", compared.head(), json);
        JsonNumbers.write("relativeSpread", compared.relativeSpread(), json);
        json.writeBooleanField("suspect", test.suspect());
        json.writeBooleanField("gate", test.gate());
        json.writeStringField("trouble", test.trouble());
        strings("flags", test.flags(), json);
        pairs("screening", test.screening(), json);
        pairs("confirming", test.confirming(), json);
        json.writeArrayFieldStart("confirmingJvms");
        for (SamplePair pair : test.confirming()) {
            json.writeNumber(pair.jvmPair());
        }
        json.writeEndArray();
        json.writeStringField(
                "outcome",
                test.suspect() ? compared.confirmed().outcome().name().toLowerCase(Locale.ROOT) : null);
        if (difference != null) {
            Differences.write(difference, json);
        }
        json.writeEndObject();
    }

    private static void pairs(String name, List<SamplePair> pairs, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (SamplePair pair : pairs) {
            json.writeStartArray();
            json.writeNumber(JsonNumbers.rounded(pair.base()));
            json.writeNumber(JsonNumbers.rounded(pair.head()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void strings(String name, Iterable<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
