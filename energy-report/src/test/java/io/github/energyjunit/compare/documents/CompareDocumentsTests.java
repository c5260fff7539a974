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
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.meter.Quality;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompareDocumentsTests {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/energyjunit/compare/documents");

    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00.123456Z");

    @TempDir
    Path output;

    @Test
    void json_keeps_to_its_schema_and_holds_every_pair() throws IOException {
        new CompareDocuments(output).write(CompareExample.everything(), CREATED);

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
        CompareConsole console = new CompareConsole(CompareExample.everything(), 1);

        List<String> text = new ArrayList<>(console.lines());
        console.warnings().forEach(line -> text.add("WARNING " + line));
        console.errors().forEach(line -> text.add("ERROR " + line));
        Golden.check(GOLDEN.resolve("console.txt"), String.join("\n", text) + "\n");
    }

    @Test
    void nothing_to_compare_makes_a_page_and_lines_all_the_same() throws IOException {
        Comparison nothing = CompareExample.judged(List.of(), Quality.MEASURED);

        new CompareDocuments(output).write(nothing, CREATED);

        assertThat(new CompareDocuments(output)
                        .section(Instant.MIN)
                        .orElseThrow()
                        .html())
                .contains("No test was compared")
                .doesNotContain("No test has become worse");
        assertThat(CompareMarkdown.of(nothing)).contains("No test was compared");
        assertThat(new CompareConsole(nothing, 10).lines())
                .containsExactly("No test was compared: the work tree against main (1a2b3c4)");
        assertThat(new CompareConsole(nothing, 10).warnings())
                .containsExactly("No test was compared: none could be measured in both versions");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "REMOVED"})
    void tests_that_only_one_version_has_make_no_pass(Presence presence) throws IOException {
        Comparison comparison = CompareExample.judged(
                List.of(CompareExample.alone("web", "com.acme.FooTest#alone()", presence)), Quality.MEASURED);

        new CompareDocuments(output).write(comparison, CREATED);

        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")));
        JsonNode json = new ObjectMapper().readTree(Files.readString(output.resolve("compare.json")));
        assertThat(schema.validate(json)).isEmpty();
        assertThat(json.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(CompareMarkdown.of(comparison)).contains("No test was compared");
        assertThat(new CompareConsole(comparison, 10).warnings()).hasSize(1);
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
        documents.write(CompareExample.everything(), CREATED);

        assertThat(documents.section(CREATED.minusSeconds(1))).isPresent();
        assertThat(documents.section(CREATED.plusSeconds(1))).isEmpty();
    }

    @Test
    void the_section_shows_every_test_and_escapes_what_others_wrote() throws IOException {
        new CompareDocuments(output).write(CompareExample.everything(), CREATED);

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
        assertThat(documents.write(CompareExample.everything(), CREATED))
                .containsExactly(
                        output.resolve("compare.json"),
                        output.resolve("compare.html"),
                        output.resolve("compare.md"),
                        page);
        String once = Files.readString(page);
        documents.write(CompareExample.everything(), CREATED);

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
    void what_was_measured_to_its_end_beyond_the_limit_is_said_to_be() {
        CompareRun run = CompareExample.everything().run();
        CompareRun late = new CompareRun(
                run.baseName(),
                run.headName(),
                run.source(),
                run.quality(),
                run.seed(),
                Duration.ofSeconds(257),
                Duration.ofMinutes(4),
                run.tests(),
                run.notes());
        Comparison comparison = new CompareJudge(CompareRule.of(run.quality())).judge(late);

        assertThat(new CompareConsole(comparison, 1).lines().get(0))
                .endsWith(" in 4 min 17 s; no new measurement was started after the limit of 4 min");
    }
}
