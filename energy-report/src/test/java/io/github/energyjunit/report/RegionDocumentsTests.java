package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.flag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions of code in the documents that show them. */
class RegionDocumentsTests {
    private static final String FOO = "com.acme.FooTest#foo()";
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\n\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path output;

    @Test
    void the_json_document_has_them_with_their_test_and_keeps_to_its_schema() throws IOException {
        Recording.measured(output)
                .add(FOO, 4, line -> line.put("operations", 2))
                .region(FOO, "load", 1, 2, flag("TOO_SHORT"))
                .region(FOO, HOSTILE, 3, 3, line -> line.putNull("attributedMicrojoules"))
                .add("com.acme.FooTest#bar()", 1);

        JsonNode json = JSON.readTree(text(new JsonDocument()));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        JsonNode regions = json.path("tests").get(0).path("regions");
        assertThat(regions).hasSize(2);
        assertThat(regions.get(0))
                .isEqualTo(JSON.readTree("{\"name\":\"load\",\"count\":1,\"joules\":0.5,\"share\":0.25,"
                        + "\"resolutionJoules\":0.001,\"flags\":[\"TOO_SHORT\"]}"));
        assertThat(regions.get(1).path("name").asText()).isEqualTo(HOSTILE);
        assertThat(regions.get(1).path("joules").isNull()).isTrue();
        assertThat(json.path("tests").get(1).has("regions")).isFalse();
    }

    @Test
    void the_page_has_the_twenty_highest_and_says_how_many_there_are_beside_them() throws IOException {
        Recording recording = Recording.measured(output).add(FOO, 100).region(FOO, HOSTILE, 50, 1, line -> {});
        for (int i = 0; i < 25; i++) {
            recording.region(FOO, "part" + i, 1 + i / 100.0, 1, line -> {});
        }

        String page = text(new HtmlDocument());
        JsonNode test = JSON.readTree(page.substring(
                        page.indexOf('>', page.indexOf("id=\"data\"")) + 1,
                        page.indexOf("</script>", page.indexOf("id=\"data\""))))
                .path("tests")
                .get(0);

        assertThat(page).doesNotContain("<img src=x");
        assertThat(test.path("g")).hasSize(20);
        JsonNode highest = test.at("/g/0");
        assertThat(highest.get(0).asText()).isEqualTo(HOSTILE);
        assertThat(highest.get(1).asInt()).isEqualTo(1);
        assertThat(highest.get(2).asDouble()).isEqualTo(50_000_000);
        assertThat(highest.get(3).asDouble()).isEqualTo(0.5);
        assertThat(highest.get(4).asInt()).isEqualTo(1000);
        assertThat(highest.get(5)).isEmpty();
        assertThat(test.at("/g/1/0").asText()).isEqualTo("part24");
        assertThat(test.path("gn").asInt()).isEqualTo(6);
    }

    private String text(Document document) throws IOException {
        Report report = new Report("acme", Instant.EPOCH, Analyzer.ofAnything().analyse(output));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
