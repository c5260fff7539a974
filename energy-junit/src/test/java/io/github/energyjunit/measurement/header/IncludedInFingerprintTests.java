package io.github.energyjunit.measurement.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludedInFingerprintTests {
    private @TempDir Path folder;

    private JsonNode fingerprint(Map<String, String> settings) throws IOException {
        Recorder.open(new Configuration(key -> Optional.ofNullable(settings.get(key))), folder);
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(Files.readAllLines(file).get(0)).get("fingerprint");
        }
    }

    @Test
    void names_what_counts_beside_the_jvm_and_its_children() throws IOException {
        assertThat(fingerprint(Map.of("energy.include", "process:postgres,containers"))
                        .path("include")
                        .asText())
                .isEqualTo("containers,process:postgres");
    }

    @Test
    void is_what_it_always_was_where_nothing_does() throws IOException {
        assertThat(fingerprint(Map.of()).has("include")).isFalse();
    }
}
