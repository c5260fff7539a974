package io.github.energyjunit.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes a record as one line of JSON and reads it back; see {@code history.schema.json}. */
final class RecordText {

    static final int SCHEMA = 1;

    private static final ObjectMapper JSON = new ObjectMapper(
            // Names of tests are keys here: millions of them would outlive the reading in a table of names.
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build());

    private static final ObjectReader LINE = JSON.readerFor(Line.class);

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(
            int schema,
            @Nullable String build,
            @Nullable String module,
            @Nullable String time,
            @Nullable String commit,
            @Nullable String verdict,
            @Nullable String quality,
            long microjoules,
            long totalMicrojoules,
            @Nullable String baseline,
            @Nullable List<Tests> sets) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Tests(
            @Nullable SortedMap<String, String> fingerprint,
            @Nullable Map<String, BigDecimal> tests) {}

    private RecordText() {}

    static String write(BuildRecord build) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("build", build.build());
            json.writeStringField("module", build.module());
            json.writeStringField("time", build.time().toString());
            json.writeStringField("commit", build.commit());
            json.writeStringField("verdict", build.verdict());
            json.writeStringField("quality", build.quality());
            json.writeNumberField("microjoules", build.attributed().decimalMicrojoules());
            json.writeNumberField("totalMicrojoules", build.total().decimalMicrojoules());
            json.writeStringField(
                    "baseline",
                    build.baseline() == null ? null : build.baseline().toString());
            json.writePOJOField(
                    "sets", build.sets().stream().map(RecordText::tests).toList());
            json.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Reads a line.
     *
     * @throws InputException if it was written for another schema
     * @throws IllegalArgumentException if it is damaged, with what is wrong
     */
    static BuildRecord read(String text) {
        try {
            Line line = LINE.readValue(text);
            if (line.schema() != SCHEMA) {
                throw new InputException("schema " + line.schema() + ", supported is " + SCHEMA);
            }
            return new BuildRecord(
                    needed("build", line.build()),
                    needed("module", line.module()),
                    Instant.parse(needed("time", line.time())),
                    line.commit(),
                    needed("verdict", line.verdict()),
                    needed("quality", line.quality()),
                    Joules.ofMicrojoules(line.microjoules()),
                    Joules.ofMicrojoules(line.totalMicrojoules()),
                    line.baseline() == null ? null : Instant.parse(line.baseline()),
                    needed("sets", line.sets()).stream()
                            .map(RecordText::measured)
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Tests tests(BuildRecord.Measured set) {
        Map<String, BigDecimal> energies = new LinkedHashMap<>();
        set.tests().forEach((test, energy) -> energies.put(test, energy.decimalMicrojoules()));
        return new Tests(set.fingerprint(), energies);
    }

    private static BuildRecord.Measured measured(Tests tests) {
        Map<String, BigDecimal> energies = needed("tests", tests.tests());
        if (energies.values().stream().anyMatch(energy -> energy == null || energy.signum() < 0)) {
            throw new IllegalArgumentException("an energy is missing or negative");
        }
        Map<String, Joules> known = new LinkedHashMap<>();
        energies.forEach((test, energy) -> known.put(test, Joules.ofMicrojoules(energy.doubleValue())));
        return new BuildRecord.Measured(needed("fingerprint", tests.fingerprint()), known);
    }

    private static <T> T needed(String field, @Nullable T value) {
        if (Objects.isNull(value)) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }
}
