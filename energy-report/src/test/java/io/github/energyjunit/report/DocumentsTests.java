package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.BudgetRule;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTests {

    private static final String FOO = "com.acme.FooTest#foo()";
    private static final String HOSTILE =
            "com.acme.FooTest#evil(\"</script><!--<b>&,;'\u2028\u202e\ud83d\ude00\n=1+1\")[1]";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path output;

    private final CodePlaces places = new CodePlaces(Path.of(""), Path.of(""), List.of());

    @Test
    void the_json_document_keeps_to_its_schema_whatever_was_measured() throws IOException {
        recordEverything();
        write();

        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")));
        assertThat(schema.validate(json())).isEmpty();
        assertThat(schema.validate(JSON.readTree("{\"schema\":2}"))).isNotEmpty();
    }

    @Test
    void modules_carbon_and_trend_keep_to_the_schema_too() throws IOException {
        Recording.measured(output).add("core/" + FOO, 1.8);
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        Trend trend = new Trend(
                List.of(new Trend.Build(Instant.EPOCH, null, "PASS", Joules.ofMicrojoules(7), true)),
                List.of(new Trend.Change(0, 1.5)),
                Map.of());
        Report report = new Report("acme", Instant.now(), analyzer.analyse(output))
                .over(List.of("core"))
                .with(Carbon.of("500"))
                .with(trend);
        Formats.of("json,html", Map.of()).write(report, output, places);

        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")));
        assertThat(schema.validate(json())).isEmpty();
        assertThat(json().at("/tests/0/module").asText()).isEqualTo("core");
        assertThat(json().at("/tests/0/test").asText()).isEqualTo(FOO);
        assertThat(json().at("/modules").toString()).isEqualTo("[\"core\"]");
        assertThat(json().at("/carbon/grams").decimalValue()).isEqualByComparingTo("0.00025");
        assertThat(json().at("/carbon/gramsPerTestRun").decimalValue()).isEqualByComparingTo("0.0005");
        assertThat(json().at("/trend/builds/0/newBaseline").asBoolean()).isTrue();
        assertThat(json().at("/trend/changes/0/ratio").asDouble()).isEqualTo(1.5);
    }

    @Test
    void the_json_document_has_the_numbers_of_each_test() throws IOException {
        Recording.measured(output)
                .add(FOO, 1.5, maxJoules(0.1).andThen(flag("TOO_SHORT")))
                .add(FOO, 1.7);
        write();

        JsonNode test = json().path("tests").path(0);
        assertThat(json().path("source").asText()).isEqualTo("powercap");
        assertThat(json().path("quality").asText()).isEqualTo("measured");
        assertThat(json().path("verdict").asText()).isEqualTo("FAIL");
        assertThat(test.path("test").asText()).isEqualTo(FOO);
        assertThat(test.path("samples").toString()).isEqualTo("[1500000,1700000]");
        assertThat(test.path("joules").decimalValue()).isEqualByComparingTo("1.6");
        assertThat(test.path("totalJoules").decimalValue()).isEqualByComparingTo("3.2");
        assertThat(test.path("resolutionJoules").decimalValue()).isEqualByComparingTo("0.001");
        assertThat(test.path("budgetJoules").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(test.path("flags").toString()).isEqualTo("[\"TOO_SHORT\"]");
        assertThat(test.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(test.path("reason").asText()).contains("1.6 J is above");
        assertThat(test.path("baselineJoules").isNull()).isTrue();
        assertThat(json().at("/totals/all/joules").decimalValue()).isEqualByComparingTo("3.2");
    }

    @Test
    void a_jvm_cut_off_is_told_in_json_html_and_on_the_console() throws IOException {
        Recording cutOff = Recording.measured(output).add(FOO, 1).leftOpen();
        Report report = write();

        String name = cutOff.file().getFileName().toString();
        assertThat(json().at("/runs/0/state").asText()).isEqualTo("cut_off");
        assertThat(html().contains("The JVM of " + name + ", started " + Recording.BEGIN + ", was cut off"))
                .isTrue();
        assertThat(new ConsoleReport(report, 20).warnings())
                .containsExactly("The JVM of " + name + ", started " + Recording.BEGIN
                        + ", was cut off; finished tests kept: 1");
    }

    @Test
    void hostile_names_come_back_unchanged_from_json_and_csv() throws IOException {
        Recording.measured(output).add(HOSTILE, 1);
        write();

        assertThat(json().at("/tests/0/test").asText()).isEqualTo(HOSTILE);
        try (Reader reader = Files.newBufferedReader(output.resolve("report.csv"))) {
            List<CSVRecord> rows = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).get("test")).isEqualTo(HOSTILE);
            assertThat(rows.get(0).get("joules")).isEqualTo("1.000000");
        }
    }

    @Test
    void documents_of_an_earlier_build_can_be_deleted() throws IOException {
        Recording.measured(output).add(FOO, 1);
        write();
        assertThat(output.resolve("report.html")).exists();

        Formats.delete(output, places);

        assertThat(output.toFile().list()).singleElement().asString().endsWith(".jsonl");
    }

    private void recordEverything() {
        Recording.of(
                        output,
                        jvm -> jvm.withArray("/passedOver")
                                .addObject()
                                .put("source", "powercap")
                                .put("reason", "permission denied")
                                .putNull("remedy"))
                .add(FOO, 1.5, maxJoules(1))
                .add(FOO, 1.6, line -> line.put("warmup", true))
                .add(HOSTILE, 0)
                .unread("a.B#c()", "torn", maxJoules(3))
                .add("a.B#d()", 3, line -> line.put("outcome", "aborted"))
                .raw("?");
        Recording.estimated(output).add(FOO, 2).leftOpen();
    }

    private Report write() throws IOException {
        Budgets budgets = new Budgets(List.of(BudgetRule.of("module", null, "99.5")), BudgetPolicy.usual(false));
        Analyzer analyzer = new Analyzer(new Freshness(Instant.EPOCH, true), budgets, pid -> false);
        Report report = new Report("acme", Instant.now(), analyzer.analyse(output));
        assertThat(Formats.of("html,json,csv", Map.of()).write(report, output, places))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).exists());
        return report;
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(Files.readString(output.resolve("report.json")));
    }

    private String html() throws IOException {
        return Files.readString(output.resolve("report.html"));
    }
}
