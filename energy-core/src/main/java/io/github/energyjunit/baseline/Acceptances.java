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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Known increases that must not break the build for a while: {@code energy-accepted.json}.
 *
 * @param entries what is accepted
 * @param folder where the file is that they were read from; null if they were not
 */
public record Acceptances(List<Entry> entries, @Nullable Path folder) {

    /** The name of the file, unless another one is given. */
    public static final String FILE = "energy-accepted.json";

    /** Nothing is accepted. */
    public static final Acceptances NONE = new Acceptances(List.of());

    private static final int SCHEMA = 1;

    /** The most that {@code maxRatio} may be. */
    public static final double MOST_RATIO = 1e6;

    private static final TestPattern EVERYTHING = new TestPattern("*");

    /** What an increase is of. */
    public enum Scope {
        /** A test. */
        TEST("test"),

        /** The total of a class with its fixtures. */
        CLASS("class"),

        /** What all test JVMs used. */
        LEDGER("ledger");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        /** Returns how it is written. */
        public String word() {
            return word;
        }
    }

    /**
     * One increase that somebody stands for.
     *
     * @param scope what it is of
     * @param test whose it is: a pattern of test ids or of class names; that of the ledger is not written
     * @param reason why it is well
     * @param until the last day on which it holds
     * @param maxRatio how many times the baseline it may be; null for any, as files of older versions had it
     */
    public record Entry(
            Scope scope,
            TestPattern test,
            String reason,
            LocalDate until,
            @Nullable Double maxRatio) {
        /** Accepts an increase of tests. */
        public Entry(TestPattern test, String reason, LocalDate until, @Nullable Double maxRatio) {
            this(Scope.TEST, test, reason, until, maxRatio);
        }

        /** Says in a few words what it is for. */
        public String text() {
            return switch (scope) {
                case TEST -> test.toString();
                case CLASS -> "the total of " + test;
                case LEDGER -> "the total of all test JVMs";
            };
        }

        /** Tells whether it is about this. */
        public boolean fits(Scope of, String name) {
            return scope == of && test.fits(name);
        }

        /** Returns how many times the baseline it may be; infinity for any. */
        public double most() {
            return maxRatio == null ? Double.POSITIVE_INFINITY : maxRatio;
        }

        /** Tell whether it covers an increase of this size. */
        public boolean covers(double ratio) {
            return ratio <= most();
        }

        /** Tell whether the last day is over. */
        public boolean isExpired(LocalDate today) {
            return today.isAfter(until);
        }
    }

    public Acceptances {
        entries = List.copyOf(entries);
    }

    /** Accepts increases of no file. */
    public Acceptances(List<Entry> entries) {
        this(entries, null);
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
            Scope scope = scope(input, entry);
            entries.add(new Entry(
                    scope,
                    scope == Scope.LEDGER ? EVERYTHING : new TestPattern(needed(input, entry, "test")),
                    needed(input, entry, "reason"),
                    until(input, entry),
                    maxRatio(input, entry)));
        }
        return new Acceptances(entries, file.toAbsolutePath().normalize().getParent());
    }

    /** Add an entry, in place of those for the same test or total. */
    public Acceptances plus(Entry entry) {
        List<Entry> others = new ArrayList<>(entries);
        others.removeIf(each -> each.text().equals(entry.text()));
        others.add(entry);
        return new Acceptances(others, folder);
    }

    /**
     * Write the file.
     *
     * @throws IOException if it cannot be written; what was there is then as before
     */
    public void write(Path file) throws IOException {
        AcceptancesWriter.write(file, SCHEMA, this);
    }

    /** Find what covers an increase of a test or a total today: of several entries, the one that lasts longest. */
    public Optional<Entry> covering(Scope scope, String name, double ratio, LocalDate today) {
        return entries.stream()
                .filter(entry -> entry.fits(scope, name) && !entry.isExpired(today) && entry.covers(ratio))
                .max(Comparator.comparing(Entry::until));
    }

    /** Find the entry that comes nearest to covering more of a test or a total: the widest one of today, or the last one. */
    public Optional<Entry> nearest(Scope scope, String name, LocalDate today) {
        return entries.stream()
                .filter(entry -> entry.fits(scope, name))
                .max(Comparator.comparing((Entry entry) -> !entry.isExpired(today))
                        .thenComparing(entry -> entry.isExpired(today) ? 0 : entry.most())
                        .thenComparing(Entry::until));
    }

    private static String needed(JsonInput input, JsonNode entry, String field) {
        String value = entry.path(field).asText();
        if (value.isBlank()) {
            throw input.damaged("an entry has no " + field + ": " + entry);
        }
        return value;
    }

    private static Scope scope(JsonInput input, JsonNode entry) {
        String word = entry.path("scope").asText(Scope.TEST.word());
        Scope scope = Stream.of(Scope.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> input.damaged(
                        "scope is " + entry.path("scope") + ": expected \"test\", \"class\" or \"ledger\""));
        if (scope == Scope.LEDGER && entry.has("test")) {
            throw input.damaged("an entry of all test JVMs (\"scope\":\"ledger\") has a test: " + entry);
        }
        return scope;
    }

    private static @Nullable Double maxRatio(JsonInput input, JsonNode entry) {
        JsonNode value = entry.path("maxRatio");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() > 1 && value.doubleValue() <= MOST_RATIO)) {
            throw input.damaged("maxRatio is " + value + ": expected a number above 1, for instance 1.1 for 10 % more");
        }
        return value.doubleValue();
    }

    private static LocalDate until(JsonInput input, JsonNode entry) {
        try {
            return LocalDate.parse(needed(input, entry, "until"));
        } catch (DateTimeException e) {
            throw input.damaged("until is " + entry.path("until") + ": expected a day such as 2027-03-31");
        }
    }
}
