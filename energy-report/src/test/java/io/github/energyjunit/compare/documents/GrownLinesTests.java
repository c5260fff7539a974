package io.github.energyjunit.compare.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.GrownLine;
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

/** The changed line that carries a regression, in the documents of a comparison and read from them again. */
class GrownLinesTests {
    private static final Instant CREATED = Instant.parse("2026-11-23T11:00:00Z");
    private static final GrownLine LINE = new GrownLine(
            "src/main/java/<b>/Order.java",
            12,
            "com.acme.Order.total",
            2,
            Joules.of(0.21),
            Joules.of(0.024),
            Joules.of(0.23),
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
    void a_comparison_with_another_base_leaves_the_one_before_it() throws IOException {
        write(LINE);
        CompareRun run = everything.run();
        CompareRun other = new CompareRun(
                "release/1.0 (9f8e7d6)",
                run.headName(),
                run.source(),
                run.quality(),
                run.seed(),
                run.spent(),
                run.budget(),
                List.of(),
                List.of());

        new CompareDocuments(output).write(new CompareJudge(CompareRule.of(run.quality())).judge(other), CREATED);

        assertThat(output.toFile().list((folder, name) -> name.endsWith(".base.json")))
                .hasSize(2)
                .anyMatch(name -> name.startsWith("compare-main-1a2b3c4-"))
                .anyMatch(name -> name.startsWith("compare-release-1.0-9f8e7d6-"));
        assertThat(Files.readString(output.resolve("compare.json"))).contains("release/1.0");
        assertThat(new CompareDocuments(output).grownLines(CREATED))
                .isEqualTo(Map.of(worst.test().test(), LINE));
    }

    @Test
    void ci_servers_are_told_what_was_found_at_the_changed_line_or_else_at_the_test() throws IOException {
        Map<String, String> gitHub = Map.of("GITHUB_ACTIONS", "true");
        CodePlaces places = new CodePlaces(output, output, List.of());

        List<Path> written = Formats.of("all", gitHub).write(with(LINE), output, places);

        assertThat(written)
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactlyInAnyOrder(
                        "compare-gl-code-quality.json", "compare-issues.json", "compare-report.sarif");
        JsonNode quality =
                new ObjectMapper().readTree(Files.readString(output.resolve("compare-gl-code-quality.json")));
        long doubtful = everything.tests().stream()
                .filter(test -> test.verdict().isDoubtful())
                .count();
        assertThat(quality.size()).isEqualTo((int) doubtful).isGreaterThan(1);
        assertThat(quality.at("/0/description").asText()).contains(worst.reason(), SAID);
        assertThat(quality.at("/0/location/path").asText()).isEqualTo(LINE.file());
        assertThat(quality.at("/0/location/lines/begin").asInt()).isEqualTo(LINE.line());
        assertThat(quality.at("/1/location/path").asText()).isEqualTo("pom.xml");
        assertThat(new GitHubActions(gitHub, places).annotations(with(LINE), new GitHubActions.Used()))
                .hasSize((int) doubtful)
                .allSatisfy(command -> assertThat(command).startsWith("::").doesNotContain("\n"))
                .first()
                .satisfies(command -> assertThat(command)
                        .startsWith("::error file=src/main/java/<b>/Order.java,line=12,title=Energy%3A FAIL::"));
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
        Difference difference = new Difference(
                "jfr", 1000, 1001, Joules.of(1), Joules.of(1.23), null, null, List.of(), List.of(), line);
        return everything.with(Map.of(worst, difference));
    }
}
