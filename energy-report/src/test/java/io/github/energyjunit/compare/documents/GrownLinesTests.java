package io.github.energyjunit.compare.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.GrownLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The changed line that carries a regression, in the documents of a comparison and read from them again. */
class GrownLinesTests {
    private static final Instant CREATED = Instant.parse("2026-11-23T11:00:00Z");
    private static final GrownLine LINE = new GrownLine(
            "src/main/java/<b>/Order.java",
            12,
            "com.acme.Order.total",
            2,
            210_000,
            24_000,
            230_000,
            false,
            "0a1b2c3d4e");
    private static final String SAID =
            "grew by 210 mJ ±24.0 mJ of the 230 mJ, in 2 lines of Order.total" + " changed since 0a1b2c3d4e";

    private final Comparison everything = CompareExample.everything();
    private final ComparedTest worst = everything.tests().get(0);

    @TempDir
    private Path output;

    @Test
    void it_stands_in_every_document() throws IOException {
        write(LINE);

        assertThat(new CompareConsole(with(LINE), 1).lines())
                .contains("  src/main/java/<b>/Order.java:12: " + SAID)
                .noneMatch(line -> line.contains("no method differs"));
        assertThat(Files.readString(output.resolve("compare.html")))
                .contains(SAID)
                .doesNotContain("<b>", "no method differs");
        assertThat(Files.readString(output.resolve("compare.md")))
                .contains(SAID)
                .doesNotContain("<b>");
        JsonNode json = new ObjectMapper().readTree(Files.readString(output.resolve("compare.json")));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "compare.schema.json")))
                        .validate(json))
                .isEmpty();
    }

    @Test
    void the_report_finds_it_there_by_its_test() throws IOException {
        write(LINE);

        assertThat(new CompareDocuments(output).grownLines(CREATED))
                .isEqualTo(Map.of(worst.test().test(), LINE));
    }

    @Test
    void a_comparison_of_an_earlier_build_is_none_of_its_business() throws IOException {
        assertThat(new CompareDocuments(output).grownLines(CREATED)).isEmpty();
        write(LINE);

        assertThat(new CompareDocuments(output).grownLines(CREATED.plusMillis(1)))
                .isEmpty();
    }

    @Test
    void without_one_there_is_none() throws IOException {
        write(null);

        assertThat(new CompareDocuments(output).grownLines(CREATED)).isEmpty();
        assertThat(Files.readString(output.resolve("compare.json"))).doesNotContain("changedLine");
    }

    private void write(@Nullable GrownLine line) throws IOException {
        new CompareDocuments(output).write(with(line), CREATED);
    }

    private Comparison with(@Nullable GrownLine line) {
        Difference difference =
                new Difference("jfr", 1000, 1001, 1_000_000, 1_230_000, null, null, List.of(), List.of(), line);
        return everything.with(Map.of(worst, difference));
    }
}
