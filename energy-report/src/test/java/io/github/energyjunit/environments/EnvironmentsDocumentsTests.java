package io.github.energyjunit.environments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.ci.Golden;
import io.github.energyjunit.environments.documents.EnvironmentsConsole;
import io.github.energyjunit.environments.documents.EnvironmentsDocuments;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsDocumentsTests extends MeasuredEnvironments {

    private static final Path GOLDEN =
            Path.of("src/test/resources/io/github/energyjunit/environments/documents/console.txt");
    private static final String HOSTILE = "com.acme.FooTest#evil(\"</script></section><!--<b>&\")[1]";

    @Test
    void documents_keep_to_the_schema_and_escape_what_others_wrote() throws IOException {
        everything();
        EnvironmentTable table = compare("docker=docker,<b>vm</b>=microvm,estimate=estimate");

        List<Path> written = new EnvironmentsDocuments(directory).write(table, Instant.parse("2026-11-23T10:00:00.5Z"));

        assertThat(written)
                .containsExactly(directory.resolve("environments.json"), directory.resolve("environments.html"));
        JsonNode json = new ObjectMapper().readTree(Files.readString(written.get(0)));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "environments.schema.json")));
        assertThat(schema.validate(json)).isEmpty();
        assertThat(schema.validate(new ObjectMapper().readTree("{\"schema\":2}")))
                .isNotEmpty();
        assertThat(json.at("/environments/1/efficiency/finding").asText()).isEqualTo("better");
        assertThat(Files.readString(written.get(1)))
                .contains("&lt;b&gt;vm&lt;/b&gt;", "evil(", "package-0", "no difference")
                .doesNotContain("<b>", "</script>", "NaN");
    }

    @Test
    void the_console_has_environments_then_tests_and_why_nothing_is_called() throws IOException {
        everything();
        EnvironmentsConsole console =
                new EnvironmentsConsole(compare("docker=docker,microvm=microvm,estimate=estimate"), 2);

        List<String> text = new ArrayList<>(console.lines());
        console.warnings().forEach(line -> text.add("WARNING " + line));
        Golden.check(GOLDEN, String.join("\n", text) + "\n");
    }

    private void everything() {
        measure("docker", 1.0, 10);
        measure("microvm", 0.8, 10);
        Recording.measured(directory.resolve("docker"))
                .add("com.acme.SlowTest#slow()", 8)
                .add("com.acme.SlowTest#slow()", 8.1)
                .add("com.acme.SlowTest#slow()", 8.2)
                .add(HOSTILE, 1);
        Recording.measured(directory.resolve("microvm"))
                .add("com.acme.SlowTest#slow()", 8.1)
                .add("com.acme.SlowTest#slow()", 8)
                .add("com.acme.SlowTest#slow()", 8.2)
                .add(HOSTILE, 2);
        Recording estimated = Recording.estimated(directory.resolve("estimate"));
        for (int i = 0; i < 5; i++) {
            estimated.add(FOO, 0.5 + i * 1e-3).add(BAR, 0.2 + i * 1e-3).add("com.acme.SlowTest#slow()", 4 + i * 1e-2);
        }
        estimated.add("com.acme.OnlyTest#here()", 1);
        for (String label : List.of("docker", "microvm", "estimate")) {
            assertThat(directory.resolve(label)).isDirectory();
        }
    }
}
