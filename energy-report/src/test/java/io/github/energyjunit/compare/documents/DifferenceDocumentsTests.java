package io.github.energyjunit.compare.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.profile.Call;
import io.github.energyjunit.profile.CallShare;
import io.github.energyjunit.profile.Change;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the energy of a regression went, in every document of a comparison. */
class DifferenceDocumentsTests {

    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00.123456Z");

    @TempDir
    Path output;

    @Test
    void where_a_regression_needs_more_stands_in_every_document_and_hostile_names_are_escaped() throws IOException {
        Comparison comparison = withDifference(List.of(
                new Change(
                        new Call("com.acme.Order.total", "java.math.BigDecimal.divide"),
                        Joules.ZERO,
                        Joules.of(0.19),
                        Joules.of(0.012345),
                        Change.Kind.NEW),
                new Change(
                        new Call(null, "a.B.<b>\n|`x`\u009b31m\u202e\ud800"),
                        Joules.of(0.05),
                        Joules.of(0.02),
                        Joules.of(0.003),
                        Change.Kind.BOTH)));

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
                        "  -30.0 mJ ±3.00 mJ of +210 mJ: B.<b>?|`x`?31m??",
                        "  " + allocation);
        assertThat(Files.readString(output.resolve("compare.html")))
                .contains(line.replace(">", "&gt;"), allocation.replace(">", "&gt;"))
                .doesNotContain("<b>");
        assertThat(Files.readString(output.resolve("compare.md")))
                .contains("| FAIL | ×1.2", "BigDecimal.divide", "allocates 3.2 times", "1000 and 1001 stacks (jfr)")
                .doesNotContain("<b>", "`");
    }

    @Test
    void the_jit_compiler_is_marked_as_varying_between_jvms_in_every_document() throws IOException {
        Comparison comparison = withDifference(List.of(new Change(
                new Call(null, "[JIT compiler]"), Joules.ZERO, Joules.of(0.09), Joules.of(0.009), Change.Kind.NEW)));

        new CompareDocuments(output).write(comparison, CREATED);

        String text = Files.readString(output.resolve("compare.json"));
        assertThat(new ObjectMapper()
                        .readTree(text)
                        .at("/tests/0/difference/changes/0/compilation")
                        .asBoolean())
                .isTrue();
        String remark = "[JIT compiler] (new) (varies between JVMs)";
        assertThat(new CompareConsole(comparison, 1).lines()).anyMatch(line -> line.endsWith(remark));
        assertThat(Files.readString(output.resolve("compare.html"))).contains(remark);
        assertThat(Files.readString(output.resolve("compare.md"))).contains("(varies between JVMs)");
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
                new CallShare(
                        new Call("com.acme.Order.total", "java.math.BigDecimal.divide"), Joules.of(1), Joules.of(0.09)),
                new CallShare(new Call(null, "a.B.<b>"), Joules.of(0.21), Joules.of(0.03)));

        Comparison ofHead = withDifference(
                new Difference("jfr", 0, 40, Joules.of(0.02), Joules.of(1.21), null, null, List.of(), calls, null));
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

        Comparison ofBase = withDifference(
                new Difference("jfr", 40, 0, Joules.of(0.02), Joules.of(1.21), null, null, List.of(), calls, null));
        assertThat(new CompareConsole(ofBase, 1).lines())
                .anyMatch(text -> text.contains("no stack of the head was found"));
    }

    @Test
    void what_is_allocated_is_told_without_stacks_and_nothing_is_said_of_sampling_errors() throws IOException {
        Comparison comparison = withDifference(
                new Difference("jfr", 0, 0, Joules.of(1), Joules.of(1.21), 1.1e6, 3.5e6, List.of(), List.of(), null));
        new CompareDocuments(output).write(comparison, CREATED);

        String none = "no stacks were found in either version";
        String allocation = "allocates 3.2 times as much: 1.1 MB -> 3.5 MB an operation";
        assertThat(new CompareConsole(comparison, 1).lines())
                .contains("  " + none + ": where its energy went is not known", "  " + allocation)
                .noneMatch(line -> line.contains("no method differs"));
        assertThat(Files.readString(output.resolve("compare.html"))).contains(none, allocation.replace(">", "&gt;"));
        assertThat(Files.readString(output.resolve("compare.md"))).contains(none, "allocates 3.2 times");
        String text = Files.readString(output.resolve("compare.json"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")))
                        .validate(new ObjectMapper().readTree(text)))
                .isEmpty();
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
                new Difference("jfr", 1000, 1001, Joules.of(1), Joules.of(1.21), base, head, changes, List.of(), null));
    }

    private static Comparison withDifference(Difference difference) {
        Comparison comparison = CompareExample.everything();
        return comparison.with(Map.of(comparison.tests().get(0), difference));
    }
}
