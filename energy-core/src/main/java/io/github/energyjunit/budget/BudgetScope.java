package io.github.energyjunit.budget;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a budget limits. */
public enum BudgetScope {
    /** Each invocation of a test. */
    TEST("tests", "com.acme.FooTest#*"),
    /** Everything that a class used in the build: its set-up and tear-down, and its tests with their warm-ups. */
    CLASS("classes", "com.acme.FooTest"),
    /** All successful invocations of a module together. */
    MODULE("", ""),
    /** Everything that the module's test JVMs used from their start to their end. */
    LEDGER("", "");

    private final String plural;
    private final String example;

    BudgetScope(String plural, String example) {
        this.plural = plural;
        this.example = example;
    }

    /** Finds the one that a POM's word stands for; null where there is none. */
    static @Nullable BudgetScope of(String word) {
        return Stream.of(values())
                .filter(scope -> scope.word().equalsIgnoreCase(word.trim()))
                .findFirst()
                .orElse(null);
    }

    /** Lists what a POM may say. */
    static String words() {
        return Stream.of(values()).map(BudgetScope::word).collect(Collectors.joining(", "));
    }

    /** Returns the word that files have for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it is of those that a pattern names, and not of the whole module. */
    boolean isOfSome() {
        return !plural.isEmpty();
    }

    String plural() {
        return plural;
    }

    String example() {
        return example;
    }
}
