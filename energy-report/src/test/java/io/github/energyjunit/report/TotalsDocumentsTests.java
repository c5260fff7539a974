package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes documents of a build one class of which needs more than the baseline has for it. */
class TotalsDocumentsTests {

    private static final String CLASS = "com.acme.FooTest";
    private static final String WORSE = "8 J in total is 33 % above the baseline's 6 J";
    private static final CodePlaces PLACES = new CodePlaces(Path.of(""), Path.of(""), List.of());

    @TempDir
    Path output;

    private static PartRegression part(String scope, String name, Verdict verdict, String reason, double ratio) {
        Comparison comparison = ratio == 0 ? null : comparison(ratio);
        Evidence evidence = verdict == Verdict.WARN ? Evidence.UNCONFIRMED : Evidence.STORED;
        return new PartRegression(
                scope, name, energy(scope, verdict), new Finding(verdict, reason, comparison, evidence), List.of());
    }

    private static @Nullable Joules energy(String scope, Verdict verdict) {
        return verdict == Verdict.INCOMPARABLE ? null : Joules.of(scope.equals("class") ? 8 : 20);
    }

    private static Comparison comparison(double ratio) {
        return new Comparison(Joules.of(6.0), 3, 3, ratio, 0.9 * ratio, 1.1 * ratio, 0.99, 0.001, 0.2, 0);
    }

    private Report report(Verdict ofClass) throws IOException {
        Recording.measured(output)
                .add(CLASS + "#foo()", 1)
                .raw(
                        "{\"type\":\"ledger\",\"run\":\"x\",\"startNanos\":0,\"durationNanos\":4000000000,\"beforeNanos\":0,"
                                + "\"beforeCpuNanos\":0,\"lostNanos\":0,\"totalMicrojoules\":40000000,\"busyNanos\":4000000000,"
                                + "\"entries\":[],\"power\":[0,0]}\n");
        Analysis analysis = Analyzer.ofAnything()
                .analyse(output)
                .comparing(
                        List.of(
                                part("ledger", PartBudget.LEDGER, Verdict.INCOMPARABLE, "other tests ran", 0),
                                part("class", CLASS, ofClass, WORSE, 1.33),
                                part("class", "com.acme.Quiet", Verdict.PASS, "as before", 1),
                                part("class", "com.acme.Noisy", Verdict.INCONCLUSIVE, "noise", 1.2)),
                        List.of(new WithoutTotals(WithoutTotals.Kind.PINNED, "old.json")));
        Report report = new Report("acme", Instant.EPOCH, analysis);
        Formats.of("json,html,md,junit,code-quality,warnings-ng,sarif,openmetrics", Map.of())
                .write(report, output, PLACES);
        return report;
    }

    private String text(String file) throws IOException {
        return Files.readString(output.resolve(file));
    }

    @Test
    void a_class_that_needs_more_is_in_every_document_that_has_regressions() throws IOException {
        Report report = report(Verdict.FAIL);

        assertThat(report.analysis().verdict()).isEqualTo(Verdict.FAIL);
        try (Stream<Path> documents = Files.list(output)) {
            assertThat(documents.filter(document -> document.toString().matches(".*\\.(json|html|md|xml|sarif)")))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(document -> assertThat(Files.readString(document))
                            .as("%s", document)
                            .contains("33 % above"));
        }
        assertThat(text("junit-energy.xml"))
                .contains("failures=\"1\"", "total of com.acme.FooTest (class of acme)")
                .doesNotContain("com.acme.Quiet");
        assertThat(new GitHubActions(Map.of(), PLACES).annotations(report, new GitHubActions.Used()))
                .singleElement()
                .asString()
                .startsWith("::error ")
                .contains(CLASS + ": 8 J in total is 33 %25 above the baseline's 6 J");
    }

    @Test
    void the_json_has_every_total_and_fits_its_schema() throws IOException {
        report(Verdict.WARN);

        JsonNode json =
                new ObjectMapper().readTree(output.resolve("report.json").toFile());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        assertThat(json.get("comparedTotals")).hasSize(4);
        assertThat(json.at("/totalsNotCompared/0/baseline").asText()).isEqualTo("pinned");
        assertThat(json.at("/totalsNotCompared/0/name").asText()).isEqualTo("old.json");
        assertThat(json.at("/totalsNotCompared/0/reason").asText()).isNotEmpty();
        assertThat(json.at("/comparedTotals/0/ratio").isNull()).isTrue();
        assertThat(json.at("/comparedTotals/1/verdict").asText()).isEqualTo("WARN");
        assertThat(json.at("/comparedTotals/1/baselineJoules").asDouble()).isEqualTo(6);
        assertThat(json.at("/comparedTotals/1/comparison/baselineBuilds").asInt())
                .isEqualTo(3);
    }

    @Test
    void the_console_names_what_is_worse_and_sums_up_the_rest_in_one_line() throws IOException {
        Report report = report(Verdict.WARN);
        CheckReport check = new CheckReport(report.analysis(), List.of());
        String line = "Totals: com.acme.FooTest and com.acme.Quiet compared with the baseline, 1 of them worse;"
                + " The module's test JVMs not compared (other tests ran); com.acme.Noisy not decided; none compared with the pinned baseline old.json"
                + " (only tests are compared with a pinned baseline).";

        assertThat(check.warnings()).containsExactly("Possible energy regression: " + CLASS + ": " + WORSE);
        assertThat(check.lines()).contains(line).noneMatch(each -> each.startsWith("INCONCLUSIVE"));
        assertThat(text("report.html").replace("&#39;", "'")).contains(line);
        assertThat(text("report.md")).contains("1 of them worse");
    }

    @Test
    void a_baseline_that_totals_are_not_held_against_is_named_in_one_line_and_no_warning() throws IOException {
        Recording.measured(output).add(CLASS + "#foo()", 1);
        WithoutTotals server = new WithoutTotals(WithoutTotals.Kind.PROMETHEUS, "Prometheus http://p (module acme)");
        Analysis analysis = Analyzer.ofAnything().analyse(output).comparing(List.of(), List.of(server));
        CheckReport check = new CheckReport(analysis, List.of());

        assertThat(check.lines())
                .contains("Totals: none compared with Prometheus http://p (module acme)"
                        + " (its series do not say which tests a total is of).");
        assertThat(check.warnings()).isEmpty();
        assertThat(analysis.verdict())
                .isEqualTo(Analyzer.ofAnything().analyse(output).verdict());
        WithoutTotals other = new WithoutTotals(WithoutTotals.Kind.PROMETHEUS, "Prometheus http://p (module b)");
        assertThat(TotalsText.of(analysis.comparing(List.of(), List.of(server, other))))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "Totals: none compared with 2 baselines, such as Prometheus http://p (module acme)"));
    }

    @Test
    void a_build_that_is_not_compared_says_nothing() throws IOException {
        Recording.measured(output).add(CLASS + "#foo()", 1);

        assertThat(TotalsText.of(Analyzer.ofAnything().analyse(output))).isEmpty();
    }
}
