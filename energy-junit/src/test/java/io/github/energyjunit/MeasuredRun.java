package io.github.energyjunit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a test class with the extension and holds what JUnit and the measurement file tell of it. */
public record MeasuredRun(
        EngineExecutionResults results,
        JsonNode jvm,
        List<JsonNode> measurements,
        List<JsonNode> remarks,
        List<Path> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static MeasuredRun of(Class<?> testClass, Path output, Map<String, String> settings) {
        return of(List.of(testClass), output, settings);
    }

    static MeasuredRun of(List<Class<?>> testClasses, Path output, Map<String, String> settings) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter")
                .selectors(testClasses.stream()
                        .map(DiscoverySelectors::selectClass)
                        .toArray(DiscoverySelector[]::new))
                .configurationParameter("energy.output", output.toString());
        settings.forEach(builder::configurationParameter);
        EngineExecutionResults results = builder.execute();
        List<Path> files = files(output);
        List<JsonNode> lines = new ArrayList<>();
        files.stream().filter(file -> file.toString().endsWith(".jsonl")).forEach(file -> lines.addAll(lines(file)));
        JsonNode jvm = lines.isEmpty() ? JSON.nullNode() : lines.remove(0);
        List<JsonNode> measurements = new ArrayList<>(lines);
        measurements.removeIf(line -> !line.get("type").asText().equals("measurement"));
        lines.removeAll(measurements);
        return new MeasuredRun(results, jvm, measurements, lines, files);
    }

    public static List<JsonNode> lines(Path file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> files(Path output) {
        try (Stream<Path> files = Files.isDirectory(output) ? Files.list(output) : Stream.empty()) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines of a type other than the measurements'. */
    List<JsonNode> remarks(String type) {
        return remarks.stream()
                .filter(line -> line.get("type").asText().equals(type))
                .toList();
    }

    List<String> tests() {
        return measurements.stream().map(line -> line.get("test").asText()).toList();
    }

    JsonNode measurement(String test) {
        return measurements.stream()
                .filter(line -> line.get("test").asText().endsWith(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError(test + " is not among " + tests()));
    }

    List<String> flags(String test) {
        List<String> flags = new ArrayList<>();
        measurement(test).get("flags").forEach(flag -> flags.add(flag.asText()));
        return flags;
    }
}
