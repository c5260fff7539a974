package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTests {

    private static final String FOO = "acme/src/test/java/com/acme/FooTest.java";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void gitlab_takes_the_code_quality_report() throws IOException {
        String text = write(new CodeQualityDocument(Example.places(directory)), Example.everything(directory));

        Golden.check("gl-code-quality.json", text);
        assertThat(text).doesNotStartWith("\ufeff");
        JsonNode issues = JSON.readTree(text);
        assertThat(issues.isArray()).isTrue();
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode issue : issues) {
            assertThat(issue.path("description").asText()).isNotBlank();
            assertThat(issue.path("check_name").asText()).isIn("energy-budget", "energy-regression");
            assertThat(issue.path("severity").asText()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(issue.path("location").path("path").asText())
                    .isNotBlank()
                    .doesNotStartWith("/")
                    .doesNotStartWith(".");
            assertThat(issue.path("location").path("lines").path("begin").asInt())
                    .isPositive();
            assertThat(fingerprints.add(issue.path("fingerprint").asText()))
                    .as("each fingerprint once")
                    .isTrue();
        }
        assertThat(issues.get(1).at("/location/path").asText()).isEqualTo(FOO);
        assertThat(issues.get(1).at("/location/lines/begin").asInt())
                .as("the declaration, not the call")
                .isEqualTo(6);
    }

    @Test
    void a_problem_keeps_its_fingerprint_when_its_figures_change() throws IOException {
        Path other = directory.resolve("other");
        List<Problem> before = Problem.of(Example.many(directory.resolve("one"), 1), Example.places(directory));
        List<Problem> after = Problem.of(Example.many(other, 2), Example.places(other));

        assertThat(before)
                .singleElement()
                .satisfies(problem -> assertThat(after)
                        .filteredOn(later -> later.test().equals(problem.test()))
                        .singleElement()
                        .extracting(Problem::key)
                        .isEqualTo(problem.key()));
    }

    @Test
    void the_worst_problem_comes_first() throws IOException {
        assertThat(Problem.of(Example.everything(directory), Example.places(directory)))
                .extracting(problem -> problem.verdict() + " " + problem.test().replaceAll("(?s)\\(.*", ""))
                .first()
                .isEqualTo("FAIL com.acme.EvilTest#evil");
    }

    @Test
    void sarif_keeps_to_its_published_schema() throws IOException {
        String text = write(new SarifDocument(Example.places(directory)), Example.everything(directory));

        Golden.check("report.sarif", text);
        try (InputStream published = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(published);
            assertThat(schema.validate(JSON.readTree(text))).isEmpty();
            assertThat(schema.validate(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}")))
                    .isNotEmpty();
        }
        JsonNode run = JSON.readTree(text).at("/runs/0");
        for (JsonNode rule : run.at("/tool/driver/rules")) {
            for (String field : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(rule.path(field).path("text").asText())
                        .as("GitHub needs it")
                        .isNotBlank();
            }
        }
        for (JsonNode result : run.path("results")) {
            assertThat(result.path("locations")).as("GitHub shows the first").hasSize(1);
            assertThat(result.at("/locations/0/physicalLocation/region/endColumn")
                            .asInt())
                    .isPositive();
            assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asText())
                    .isNotBlank();
        }
    }

    @Test
    void jenkins_takes_the_native_issues() throws IOException {
        String text = write(new WarningsDocument(Example.places(directory)), Example.everything(directory));

        Golden.check("issues.json", text);
        JsonNode report = JSON.readTree(text);
        assertThat(report.path("_class").asText()).isEqualTo("io.jenkins.plugins.analysis.core.restapi.ReportApi");
        assertThat(report.path("issues")).hasSize(report.path("size").asInt()).hasSizeGreaterThan(2);
        for (JsonNode issue : report.path("issues")) {
            assertThat(issue.path("severity").asText()).isIn("ERROR", "HIGH", "NORMAL", "LOW");
            assertThat(issue.path("message").asText())
                    .as("shown as HTML")
                    .doesNotContain("<")
                    .doesNotContain("\n");
            assertThat(issue.path("lineStart").asInt()).isPositive();
            assertThat(issue.path("fileName").asText()).isIn("acme/pom.xml", FOO);
        }
    }

    @Test
    void an_estimate_is_called_so_in_every_finding() throws IOException {
        Report report = Example.estimated(directory);
        CodePlaces places = Example.places(directory);

        for (Document document :
                List.of(new CodeQualityDocument(places), new SarifDocument(places), new WarningsDocument(places))) {
            assertThat(write(document, report)).contains("estimated 1.5 J").doesNotContain("measured");
        }
    }

    @Test
    void a_class_name_cannot_lead_out_of_the_sources() {
        CodePlaces places = Example.places(directory);

        assertThat(places.of("../../../secret", "x")).isEqualTo(new Place("acme/pom.xml", 1));
        assertThat(places.of("com.acme.\u0000", "x")).isEqualTo(new Place("acme/pom.xml", 1));
        assertThat(places.of("a".repeat(10_000), "x")).isEqualTo(new Place("acme/pom.xml", 1));
    }

    private static String write(Document document, Report report) throws IOException {
        return Example.text(document, report);
    }
}
