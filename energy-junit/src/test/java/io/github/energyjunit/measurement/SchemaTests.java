package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is written against the published schema of the measurement file. */
class SchemaTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private @TempDir Path folder;

    static Stream<Map<String, String>> settings() {
        return Stream.of(
                Map.of(),
                Map.of("energy.source", "estimate", "energy.estimate.idleWatts", "1.25"),
                Map.of("energy.source", "powercap", "energy.powercap.root", "/nowhere"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void writes_lines_that_the_schema_allows(Map<String, String> settings) throws IOException {
        Recorder recorder = Recorder.open(new Configuration(key -> Optional.ofNullable(settings.get(key))), folder);
        recorder.acquire();
        for (Double budget : new Double[] {null, 0.5, 1e-9, 1e12}) {
            Window window = recorder.begin();
            recorder.regions().end(recorder.regions().begin("a \"region\""), true);
            recorder.end(window);
            recorder.record(window, new TestDescription("A#a()[1]", "A", "a", "\"\n\u0001😀", budget), Outcome.ABORTED);
        }
        recorder.regions().end(recorder.regions().begin("alone"), false);
        recorder.append(LineType.CANARY, line -> line.field("cv", (Double) 0.01).field("drift", (Double) (-0.02)));
        recorder.release();

        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(12);
        for (String line : lines) {
            assertThat(schema().validate(JSON.readTree(line))).as(line).isEmpty();
        }
    }

    @Test
    void refuses_what_the_contract_does_not_allow() throws IOException {
        JsonNode line = JSON.readTree("{\"type\":\"measurement\",\"test\":\"A#a()\",\"totalMicrojoules\":-1}");

        assertThat(schema().validate(line)).isNotEmpty();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonSchema schema() throws IOException {
        Path schema = Path.of(System.getProperty("basedir", "."), "../docs/schema/measurements.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(schema));
    }
}
