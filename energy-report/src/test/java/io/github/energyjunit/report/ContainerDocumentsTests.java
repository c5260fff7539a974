package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.measured.Fingerprints;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes documents of a test of 4 J beside which containers used 3 J. */
class ContainerDocumentsTests {

    private static final String WITH = "com.acme.FooTest#with()";
    private static final String WITHOUT = "com.acme.FooTest#without()";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path output() {
        return folder.resolve("energy");
    }

    private Report report(String included) throws IOException {
        Recording recording = Recording.of(output(), jvm -> {
            if (!included.isEmpty()) {
                jvm.withObject("/fingerprint").put("include", included);
            }
        });
        for (int first = 1; first <= 3; first++) {
            long microjoules = first * 1_500_000L;
            recording.add(WITH, 4, line -> line.put("containersMicrojoules", microjoules));
            recording.add(WITHOUT, 1);
        }
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        Report report = new Report("acme", Instant.EPOCH, analyzer.analyse(output()));
        Formats.of("json,html,md", Map.of())
                .write(report, output(), new CodePlaces(Path.of(""), Path.of(""), List.of()));
        return report;
    }

    @Test
    void what_containers_used_stands_beside_the_joules_of_the_test() throws IOException {
        Report report = report("");

        JsonNode json = JSON.readTree(output().resolve("report.json").toFile());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        assertThat(json.at("/tests/0/containersJoules").decimalValue()).isEqualByComparingTo("3");
        assertThat(json.at("/tests/1").has("containersJoules")).isFalse();
        assertThat(new ConsoleReport(report, 9).lines())
                .anySatisfy(line -> assertThat(line).contains("in containers"))
                .anySatisfy(line -> assertThat(line).containsPattern("4\\.00 J .* \\+3\\.00 J .*FooTest#with"));
        assertThat(Files.readString(output().resolve("report.md"))).contains("| 4.00 J, and 3.00 J in containers |");
        assertThat(Files.readString(output().resolve("report.html"))).contains("\"ic\":3000000");
    }

    @Test
    void where_it_is_included_it_is_a_part_of_them() throws IOException {
        Report report = report("containers,process:postgres");

        assertThat(new ConsoleReport(report, 9).lines())
                .anySatisfy(line -> assertThat(line).containsPattern("4\\.00 J .*  3\\.00 J .*FooTest#with"));
        assertThat(Files.readString(output().resolve("report.md"))).contains("| 4.00 J, of it 3.00 J in containers |");
    }

    @Test
    void numbers_with_and_without_do_not_compare() throws IOException {
        SortedMap<String, String> without = fingerprint(report(""));
        Files.delete(onlyFile());
        SortedMap<String, String> with = fingerprint(report("containers"));

        assertThat(Fingerprints.areComparable(without, with)).isFalse();
        assertThat(Fingerprints.differences(without, with)).containsExactly("include");
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(output())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static SortedMap<String, String> fingerprint(Report report) {
        TestSummary test = report.analysis().tests().get(0).test();
        return test.fingerprint();
    }
}
