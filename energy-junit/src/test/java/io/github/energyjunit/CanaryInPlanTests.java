package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryInPlanTests {
    private @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"always,false,true", "auto,true,true", "auto,false,false", "never,true,false"})
    void runs_where_samples_are_taken_for_a_gate(String setting, boolean baseline, boolean runs) throws IOException {
        Path file = folder.resolve("baseline.json");
        if (baseline) {
            Files.writeString(file, "{}");
        }

        MeasuredRun run = run(SampledTestCases.class, setting, file);

        List<JsonNode> lines = run.remarks("canary");
        assertThat(lines).hasSize(runs ? 1 : 0);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("run")).isEqualTo(run.jvm().get("run"));
            assertThat(line.get("cv").asDouble()).isBetween(0.0, 10.0);
            assertThat(line.get("drift").isNumber()).isTrue();
        });
        assertThat(run.measurements()).hasSize(4);
    }

    @Test
    void stays_silent_where_no_samples_are_taken() {
        assertThat(run(PlainTestCases.class, "always", folder).remarks("canary"))
                .isEmpty();
    }

    @Test
    void refuses_other_words() {
        List<String> messages = new ArrayList<>();
        run(PlainTestCases.class, "sometimes", folder).results().testEvents().failed().stream()
                .flatMap(event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .forEach(thrown -> messages.add(String.valueOf(thrown.getMessage())));

        assertThat(messages).singleElement().asString().contains("energy.canary", "sometimes", "auto, always, never");
    }

    private MeasuredRun run(Class<?> tests, String setting, Path baseline) {
        Map<String, String> settings = new HashMap<>();
        settings.put("energy.source", "estimate");
        settings.put("energy.canary", setting);
        settings.put("energy.baseline.file", baseline.toString());
        settings.put("energy.samples", "3");
        settings.put("energy.warmups", "1");
        return MeasuredRun.of(tests, folder.resolve("energy-" + setting), settings);
    }

    static class SampledTestCases {
        @EnergyTest(minDuration = 1)
        void sampled() {
            assertThat(Integer.bitCount(7)).isEqualTo(3);
        }
    }

    static class PlainTestCases {
        @MeasureEnergy
        @Test
        void measured() {}
    }
}
