package io.github.energyjunit.compare.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.Golden;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.profile.Call;
import io.github.energyjunit.profile.CallShare;
import io.github.energyjunit.profile.Change;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareDocumentsTests {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/energyjunit/compare/documents");
    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final String HOSTILE = "com.acme.FooTest#evil(\"</script></section><!--<b>&,;'\u2028\u202e\n\")[1]";

    @TempDir
    Path output;

    @Test
    void json_keeps_to_its_schema_and_holds_every_pair() throws IOException {
        new CompareDocuments(output).write(everything(), CREATED);

        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")));
        String text = Files.readString(output.resolve("compare.json"));
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(schema.validate(json)).isEmpty();
        assertThat(schema.validate(new ObjectMapper().readTree("{\"schema\":2}")))
                .isNotEmpty();
        assertThat(json.at("/tests/0/screening").size()).isEqualTo(5);
        assertThat(json.at("/tests/0/confirming/9/1").asDouble()).isGreaterThan(1e6);
        assertThat(json.at("/tests/0/confirmingJvms/9").asInt()).isEqualTo(3);
        assertThat(json.at("/tests/0/outcome").asText()).isEqualTo("confirmed");
        Golden.check(GOLDEN.resolve("compare.json"), text);
    }

    @Test
    void the_console_has_the_worst_first_and_says_where_the_rest_is() throws IOException {
        CompareConsole console = new CompareConsole(everything(), 1);

        List<String> text = new ArrayList<>(console.lines());
        console.warnings().forEach(line -> text.add("WARNING " + line));
        console.errors().forEach(line -> text.add("ERROR " + line));
        Golden.check(GOLDEN.resolve("console.txt"), String.join("\n", text) + "\n");
    }

    @Test
    void nothing_to_compare_makes_a_page_and_lines_all_the_same() throws IOException {
        Comparison nothing = judged(List.of(), Quality.MEASURED);

        new CompareDocuments(output).write(nothing, CREATED);

        assertThat(new CompareDocuments(output)
                        .section(Instant.MIN)
                        .orElseThrow()
                        .html())
                .contains("No test has become worse");
        assertThat(new CompareConsole(nothing, 10).lines()).hasSize(2);
    }

    @Test
    void there_is_no_section_without_a_comparison_and_a_damaged_one_is_told() throws IOException {
        CompareDocuments documents = new CompareDocuments(output);
        assertThat(documents.section(Instant.MIN)).isEmpty();

        Files.writeString(output.resolve("compare.json"), "{\"schema\":");
        assertThatThrownBy(() -> documents.section(Instant.MIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("compare.json is damaged, delete it or run energy:compare again");
        Files.writeString(output.resolve("compare.json"), "{\"schema\":7}");
        assertThatThrownBy(() -> documents.section(Instant.MIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has schema 7, supported is 1");
    }

    @Test
    void a_comparison_from_before_what_is_reported_is_not_shown() throws IOException {
        CompareDocuments documents = new CompareDocuments(output);
        documents.write(everything(), CREATED);

        assertThat(documents.section(CREATED.minusSeconds(1))).isPresent();
        assertThat(documents.section(CREATED.plusSeconds(1))).isEmpty();
    }

    @Test
    void the_section_shows_every_test_and_escapes_what_others_wrote() throws IOException {
        new CompareDocuments(output).write(everything(), CREATED);

        String html =
                new CompareDocuments(output).section(Instant.MIN).orElseThrow().html();

        assertThat(html).contains("#worse()", "×1.2", "class=\"confirming\"", "&lt;/section&gt;", "3 that pass");
        assertThat(html).doesNotContain("</script>", "</section>", "<!--", "null", "NaN");
    }

    @Test
    void a_report_that_is_there_gets_the_section_once() throws IOException {
        Recording.measured(output).add("com.acme.FooTest#foo()", 1);
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        Path page = output.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(page)) {
            new HtmlDocument().write(new Report("acme", CREATED, analyzer.analyse(output)), out);
        }
        String before = Files.readString(page);

        CompareDocuments documents = new CompareDocuments(output);
        assertThat(documents.write(everything(), CREATED))
                .containsExactly(
                        output.resolve("compare.json"),
                        output.resolve("compare.html"),
                        output.resolve("compare.md"),
                        page);
        String once = Files.readString(page);
        documents.write(everything(), CREATED);

        assertThat(Files.readString(page)).isEqualTo(once);
        String section = documents.section(Instant.MIN).orElseThrow().html();
        assertThat(once.replace(
                        "<template data-part=\"compare\"></template>\n<section id=\"compare\">\n  <h2>Head against base</h2>\n"
                                + section + "\n</section>\n<template data-part-end=\"compare\"></template>\n",
                        ""))
                .isEqualTo(before);
        assertThat(once.length()).isGreaterThan(before.length());
    }

    @Test
    void where_a_regression_needs_more_stands_in_every_document_and_hostile_names_are_escaped() throws IOException {
        Comparison comparison = withDifference(List.of(
                new Change(
                        new Call("com.acme.Order.total", "java.math.BigDecimal.divide"),
                        0,
                        190_000,
                        12_345,
                        Change.Kind.NEW),
                new Change(new Call(null, "a.B.<b>\n|`x`"), 50_000, 20_000, 3_000, Change.Kind.BOTH)));

        new CompareDocuments(output).write(comparison, CREATED);

        String text = Files.readString(output.resolve("compare.json"));
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")))
                        .validate(json))
                .isEmpty();
        JsonNode change = json.at("/tests/0/difference/changes/0");
        assertThat(change.path("method").asText()).isEqualTo("java.math.BigDecimal.divide");
        assertThat(change.path("joules").asDouble()).isEqualTo(0.19);
        assertThat(change.path("kind").asText()).isEqualTo("new");
        assertThat(json.at("/tests/0/difference/headAllocatedBytes").asLong()).isEqualTo(3_500_000);
        String allocation = "allocates 3.2 times as much: 1.1 MB -> 3.5 MB an operation";
        String line = "+190 mJ ±12.3 mJ of +210 mJ: Order.total -> BigDecimal.divide (new)";
        assertThat(new CompareConsole(comparison, 1).lines())
                .containsSubsequence(
                        "Where FooTest#worse() needs more, by stacks that jfr sampled afterwards:",
                        "  " + line,
                        "  -30.0 mJ ±3.00 mJ of +210 mJ: B.<b>?|`x`",
                        "  " + allocation);
        assertThat(Files.readString(output.resolve("compare.html")))
                .contains(line.replace(">", "&gt;"), allocation.replace(">", "&gt;"))
                .doesNotContain("<b>");
        assertThat(Files.readString(output.resolve("compare.md")))
                .contains("| FAIL | ×1.2", "BigDecimal.divide", "allocates 3.2 times", "1000 and 1001 stacks (jfr)")
                .doesNotContain("<b>", "`");
    }

    @Test
    void a_difference_within_the_error_of_sampling_says_so() throws IOException {
        assertThat(new CompareConsole(withDifference(List.of()), 1).lines())
                .contains(
                        "  no method differs by more than sampling explains (1000 stacks of the base, 1001 of the head)");
    }

    @Test
    void the_calls_of_one_version_stand_in_every_document_where_the_other_has_no_stacks() throws IOException {
        List<CallShare> calls = List.of(
                new CallShare(new Call("com.acme.Order.total", "java.math.BigDecimal.divide"), 1_000_000, 90_000),
                new CallShare(new Call(null, "a.B.<b>"), 210_000, 30_000));

        Comparison ofHead =
                withDifference(new Difference("jfr", 0, 40, 20_000, 1_210_000, null, null, List.of(), calls, null));
        new CompareDocuments(output).write(ofHead, CREATED);

        String line = "1.00 J ±90.0 mJ of 1.21 J in the head: Order.total -> BigDecimal.divide";
        String sentence = "these are calls of the head, since no stack of the base was found";
        List<String> console = new CompareConsole(ofHead, 1).lines();
        assertThat(console).contains("  " + line);
        assertThat(console).anyMatch(text -> text.contains(sentence) && text.endsWith("the whole base needs 20.0 mJ"));
        assertThat(console).noneMatch(text -> text.contains("no method differs"));
        JsonNode json = new ObjectMapper().readTree(Files.readString(output.resolve("compare.json")));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")))
                        .validate(json))
                .isEmpty();
        assertThat(json.at("/tests/0/difference/calls/0/joules").asDouble()).isEqualTo(1);
        assertThat(json.at("/tests/0/difference/calls/1/caller").isNull()).isTrue();
        assertThat(Files.readString(output.resolve("compare.html")))
                .contains("Order.total -&gt; BigDecimal.divide", sentence)
                .doesNotContain("<b>");
        assertThat(Files.readString(output.resolve("compare.md")))
                .contains(sentence, "By 0 and 40 stacks")
                .doesNotContain("<b>");

        Comparison ofBase =
                withDifference(new Difference("jfr", 40, 0, 20_000, 1_210_000, null, null, List.of(), calls, null));
        assertThat(new CompareConsole(ofBase, 1).lines())
                .anyMatch(text -> text.contains("no stack of the head was found"));
    }

    @Test
    void what_is_allocated_is_named_only_where_it_differs() {
        assertThat(allocations(1e6, 1.05e6)).isEmpty();
        assertThat(allocations(16.0, 24.0)).isEmpty();
        assertThat(allocations(null, 1e6)).isEmpty();
        assertThat(allocations(1e6, null)).isEmpty();
        assertThat(allocations(0.0, 3.5e6)).containsExactly("  allocates 3.5 MB an operation, and nothing in the base");
        assertThat(allocations(4e3, 0.0)).containsExactly("  allocates nothing, and 4 kB an operation in the base");
        assertThat(allocations(1e6, 1.15e6))
                .containsExactly("  allocates 1.15 times as much: 1 MB -> 1.15 MB an operation");
        assertThat(allocations(1e6, 2.5e5))
                .containsExactly("  allocates 0.25 times as much: 1 MB -> 250 kB an operation");
        assertThat(allocations(1e3, 4.56e5))
                .containsExactly("  allocates 460 times as much: 1 kB -> 456 kB an operation");
    }

    private static List<String> allocations(@Nullable Double base, @Nullable Double head) {
        return new CompareConsole(withDifference(List.of(), base, head), 1)
                .lines().stream().filter(line -> line.contains("allocates")).toList();
    }

    private static Comparison withDifference(List<Change> changes) {
        return withDifference(changes, 1.1e6, 3.5e6);
    }

    private static Comparison withDifference(List<Change> changes, @Nullable Double base, @Nullable Double head) {
        return withDifference(
                new Difference("jfr", 1000, 1001, 1_000_000, 1_210_000, base, head, changes, List.of(), null));
    }

    private static Comparison withDifference(Difference difference) {
        Comparison comparison = everything();
        return comparison.with(Map.of(comparison.tests().get(0), difference));
    }

    static Comparison everything() {
        Random random = new Random(11);
        return judged(
                List.of(
                        both("core", "com.acme.FooTest#fine()", pairs(5, 1, random), List.of(), null),
                        both("core", "com.acme.FooTest#alsoFine()", pairs(5, 1, random), List.of(), null),
                        both("core", "com.acme.FooTest#worse()", pairs(5, 1.2, random), fresh(4, 1.2, random), null),
                        both("core", "com.acme.FooTest#cleared()", pairs(5, 1.2, random), fresh(5, 1, random), null),
                        both("core", "com.acme.FooTest#cutShort()", pairs(5, 1.2, random), fresh(2, 1.2, random), null),
                        both("core", "com.acme.FooTest#leaner()", pairs(5, 0.7, random), List.of(), null),
                        both(
                                "web",
                                "com.acme.web.FooTest#hangs()",
                                List.of(),
                                List.of(),
                                "did not end within 60 s in the base"),
                        both("web", HOSTILE, List.of(new SamplePair(1, 2)), List.of(), "fails in the head"),
                        alone("web", "com.acme.web.FooTest#young()", Presence.NEW),
                        alone("web", "com.acme.web.FooTest#old()", Presence.REMOVED)),
                Quality.MEASURED);
    }

    private static Comparison judged(List<PairedTest> tests, Quality quality) {
        CompareRun run = new CompareRun(
                "main (1a2b3c4)",
                "the work tree",
                "powercap",
                quality,
                42,
                Duration.ofSeconds(95),
                Duration.ofMinutes(10),
                tests,
                tests.isEmpty() ? List.of() : List.of("The base was built with other dependencies <of its own>."));
        return new CompareJudge(CompareRule.of(quality)).judge(run);
    }

    private static PairedTest both(
            String module,
            String test,
            List<SamplePair> screening,
            List<SamplePair> confirming,
            @Nullable String trouble) {
        return new PairedTest(
                module,
                test,
                Presence.BOTH,
                screening,
                confirming,
                !confirming.isEmpty(),
                trouble,
                Set.of("OVERLAPPED"));
    }

    private static PairedTest alone(String module, String test, Presence presence) {
        return new PairedTest(module, test, presence, List.of(), List.of(), false, null, Set.of());
    }

    private static List<SamplePair> fresh(int jvmPairs, double ratio, Random random) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 1; i <= jvmPairs; i++) {
            int jvmPair = i;
            pairs(4, ratio, random).forEach(pair -> pairs.add(pair.in(jvmPair)));
        }
        return pairs;
    }

    private static List<SamplePair> pairs(int n, double ratio, Random random) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            pairs.add(new SamplePair(
                    Math.round(1e6 * (1 + 0.01 * random.nextDouble())),
                    Math.round(1e6 * ratio * (1 + 0.01 * random.nextDouble()))));
        }
        return pairs;
    }
}
