package io.github.energyjunit.ci;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;

import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.BudgetRule;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Reports to write documents from: of everything that can happen, and of names that nobody would give a test. */
public final class Example {

    public static final String HOSTILE =
            "com.acme.EvilTest#evil(\"</script><!--<b>`&|,;:*_[x](y)'$(id)`\u2028\u202e\ud83d\ude00\r\n"
                    + "::error::pwned ##[error]x %0A ]]> # EOF \\\" @user \u0000\u001b[31m =1+1\")[1]";
    public static final Instant CREATED = Instant.parse("2026-11-23T11:00:00Z");

    private Example() {}

    /** Tests that fail, warn, pass, have no reading or a hostile name, in a module beyond its budget. */
    public static Report everything(Path directory) throws IOException {
        Path source = directory.resolve("acme/src/test/java/com/acme/FooTest.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source, "package com.acme;\n\nclass FooTest {\n    { this.foo(); }\n\n    void foo() {}\n}\n");
        Path output = directory.resolve("acme/target/energy");
        Recording.measured(output)
                .add("com.acme.FooTest#foo()", 1.6, maxJoules(1))
                .add("com.acme.FooTest#foo()", 1.6, maxJoules(1))
                .add("com.acme.FooTest#bar(int)[2]", 0.9, maxJoules(0.5).andThen(flag("IMPLAUSIBLE")))
                .add("com.acme.FooTest#fine()", 0.000085, flag("TOO_SHORT").andThen(maxJoules(5)))
                .unread("com.acme.FooTest#dark()", "permission denied: energy_uj", line -> {})
                .add(HOSTILE, 2, maxJoules(1).andThen(line -> line.put("className", "com.acme.EvilTest")));
        return report(output, List.of(BudgetRule.of("module", null, "3")));
    }

    /** One estimated test above its budget. */
    public static Report estimated(Path directory) throws IOException {
        Path output = directory.resolve("acme/target/energy");
        Recording.estimated(output)
                .add("com.acme.FooTest#foo()", 1.5, maxJoules(1).andThen(flag("ESTIMATED")));
        return report(output, List.of());
    }

    /** Many tests with names that are long and hostile, each above its budget. */
    public static Report many(Path directory, int tests) throws IOException {
        Path output = directory.resolve("acme/target/energy");
        Recording recording = Recording.measured(output);
        String tail = "|<a.b.c> ".repeat(1_100);
        for (int i = 0; i < tests; i++) {
            recording.add(
                    "com.acme.T" + i + "#t(\"" + HOSTILE + (i % 1000 == 999 ? tail : "") + "\")", 2 + i, maxJoules(1));
        }
        return report(output, List.of());
    }

    public static Report report(Path output, List<BudgetRule> rules) throws IOException {
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(rules, BudgetPolicy.usual(false)), pid -> false);
        return new Report("acme", CREATED, analyzer.analyse(output));
    }

    public static CodePlaces places(Path directory) {
        Path module = directory.resolve("acme");
        return new CodePlaces(directory, module, List.of(module.resolve("src/test/java")));
    }

    public static String text(Document document, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
