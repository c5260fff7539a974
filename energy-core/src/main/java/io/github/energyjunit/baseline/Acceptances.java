package io.github.energyjunit.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.budget.TestPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Known increases that must not break the build for a while: {@code energy-accepted.json}.
 *
 * @param entries what is accepted
 */
public record Acceptances(List<Entry> entries) {

    /** The name of the file, unless another one is given. */
    public static final String FILE = "energy-accepted.json";

    /** Nothing is accepted. */
    public static final Acceptances NONE = new Acceptances(List.of());

    private static final int SCHEMA = 1;
    private static final double MOST_RATIO = 1e6;

    /**
     * One increase that somebody stands for.
     *
     * @param test whose it is
     * @param reason why it is well
     * @param until the last day on which it holds
     * @param maxRatio how many times the baseline it may be; null for any, as files of older versions had it
     */
    public record Entry(
            TestPattern test,
            String reason,
            LocalDate until,
            @Nullable Double maxRatio) {
        /** Tell whether it covers an increase of this size. */
        public boolean covers(double ratio) {
            return maxRatio == null || ratio <= maxRatio;
        }

        /** Tell whether the last day is over. */
        public boolean isExpired(LocalDate today) {
            return today.isAfter(until);
        }
    }

    public Acceptances {
        entries = List.copyOf(entries);
    }

    /**
     * Read the file; {@link #NONE} if there is none.
     *
     * @throws InputException if it is damaged or an entry lacks something
     * @throws IOException if it cannot be read
     */
    public static Acceptances read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        JsonInput input = new JsonInput(
                file,
                "write it anew: {\"schema\":1,\"accepted\":[{\"test\":\"com.acme.FooTest#bar()\",\"reason\":\"…\","
                        + "\"until\":\"2027-03-31\",\"maxRatio\":1.1}]}",
                "add the other's entries to it");
        List<Entry> entries = new ArrayList<>();
        JsonNode accepted = input.object(SCHEMA).path("accepted");
        if (!accepted.isArray()) {
            throw input.damaged("there is no list accepted");
        }
        for (JsonNode entry : accepted) {
            entries.add(new Entry(
                    new TestPattern(needed(input, entry, "test")),
                    needed(input, entry, "reason"),
                    until(input, entry),
                    maxRatio(input, entry)));
        }
        return new Acceptances(entries);
    }

    /** Add an entry, in place of those for the same test. */
    public Acceptances plus(Entry entry) {
        List<Entry> others = new ArrayList<>(entries);
        others.removeIf(each -> each.test().toString().equals(entry.test().toString()));
        others.add(entry);
        return new Acceptances(others);
    }

    /**
     * Write the file.
     *
     * @throws IOException if it cannot be written; what was there is then as before
     */
    public void write(Path file) throws IOException {
        AcceptancesWriter.write(file, SCHEMA, this);
    }

    /** Find the entry that lasts longest for a test. */
    public Optional<Entry> of(String test) {
        return entries.stream()
                .filter(entry -> entry.test().fits(test))
                .max((a, b) -> a.until().compareTo(b.until()));
    }

    private static String needed(JsonInput input, JsonNode entry, String field) {
        String value = entry.path(field).asText();
        if (value.isBlank()) {
            throw input.damaged("an entry has no " + field + ": " + entry);
        }
        return value;
    }

    private static @Nullable Double maxRatio(JsonInput input, JsonNode entry) {
        JsonNode value = entry.path("maxRatio");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() > 1 && value.doubleValue() <= MOST_RATIO)) {
            throw input.damaged(
                    "maxRatio is " + value + ", allowed is a number above 1, for instance 1.1 for 10 % more");
        }
        return value.doubleValue();
    }

    private static LocalDate until(JsonInput input, JsonNode entry) {
        try {
            return LocalDate.parse(needed(input, entry, "until"));
        } catch (DateTimeException e) {
            throw input.damaged("until is " + entry.path("until") + ", allowed is a day such as 2027-03-31");
        }
    }
}
