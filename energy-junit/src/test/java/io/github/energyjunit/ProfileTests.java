package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

/** In JVMs of their own, as a recording is written when its JVM ends. */
class ProfileTests {
    private static final long ALLOCATED = 50_000_000;
    private static volatile byte[] sink = {};

    private static final String BODY = "energyjunit.Body";

    private @TempDir Path folder;

    @Test
    void a_recording_beside_the_measurements_marks_each_measured_body() throws Exception {
        List<JsonNode> lines = run("-Denergy.profile=jfr");

        JsonNode profile = only(lines, "profile");
        assertThat(profile.get("engine").asText()).isEqualTo("jfr");
        assertThat(profile.get("reason").isNull()).isTrue();
        assertThat(profile.get("classPath")).isNotEmpty();
        List<JsonNode> measurements = ofType(lines, "measurement");
        assertThat(measurements).allSatisfy(line -> assertThat(flags(line)).contains("PROFILED"));
        assertThat(measurements)
                .filteredOn(line -> line.get("test").asText().endsWith("#busy()"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.get("allocatedBytes").asLong()).isBetween(ALLOCATED, 100 * ALLOCATED));
        List<RecordedEvent> events = RecordingFile.readAllEvents(
                folder.resolve("target/energy").resolve(profile.get("file").asText()));
        List<RecordedEvent> bodies = events.stream()
                .filter(event -> event.getEventType().getName().equals(BODY))
                .toList();
        assertThat(bodies)
                .extracting(body -> body.getString("test"))
                .containsExactlyInAnyOrderElementsOf(measurements.stream()
                        .map(line -> line.get("test").asText())
                        .toList());
        assertThat(bodies)
                .filteredOn(body -> body.getString("test").endsWith("#busy()"))
                .singleElement()
                .satisfies(body -> {
                    assertThat(body.getDuration().toMillis()).isPositive();
                    assertThat(body.getBoolean("sample")).isTrue();
                    assertThat(events)
                            .as("stacks of the thread that ran it, while it ran")
                            .anyMatch(event -> event.getEventType().getName().endsWith("Sample")
                                    && !event.getStartTime().isBefore(body.getStartTime())
                                    && !event.getStartTime().isAfter(body.getEndTime()));
                });
        assertThat(bodies)
                .filteredOn(body -> body.getString("test").endsWith("#failing()"))
                .singleElement()
                .satisfies(body -> assertThat(body.getBoolean("sample")).isFalse());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void async_profiler_records_bodies_and_stacks_into_one_file() throws Exception {
        List<JsonNode> lines = run("-Denergy.profile=async");

        JsonNode profile = only(lines, "profile");
        assertThat(profile.get("engine").asText()).isEqualTo("async");
        assertThat(profile.get("reason").isNull()).isTrue();
        assertThat(profile.get("event").asText()).isIn("cpu-clock", "ctimer", "itimer");
        assertThat(ofType(lines, "measurement"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(flags(line)).contains("PROFILED"));
        assertThat(RecordingFile.readAllEvents(folder.resolve("target/energy")
                        .resolve(profile.get("file").asText())))
                .extracting(event -> event.getEventType().getName())
                .contains(BODY, "jdk.ExecutionSample", "jdk.ThreadStart");
    }

    @Test
    void without_async_profiler_on_the_class_path_tests_are_measured_without_a_profile() throws Exception {
        String classPath = Stream.of(OtherJvm.classPath().split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.contains("async-profiler"))
                .collect(Collectors.joining(File.pathSeparator));

        List<JsonNode> lines = OtherJvm.run(
                classPath, folder, ProfiledTestCases.class, 1, "-Denergy.profile=async", "-Denergy.source=estimate");

        assertNotProfiled(lines, "tools.profiler:async-profiler");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_native_library_that_does_not_load_is_one_line_and_nothing_else() throws Exception {
        List<JsonNode> lines = run("-Denergy.profile=async", "-Djava.io.tmpdir=" + folder.resolve("missing"));

        assertNotProfiled(lines, "native library of async-profiler");
    }

    /** Measured as ever, and why there is no profile is said once. */
    private void assertNotProfiled(List<JsonNode> lines, String reason) throws IOException {
        JsonNode profile = only(lines, "profile");
        assertThat(profile.get("file").isNull()).isTrue();
        assertThat(profile.get("reason").asText()).contains(reason);
        assertThat(Files.readString(folder.resolve("output.txt")))
                .containsOnlyOnce("cannot sample stacks")
                .contains("energy.profile=" + profile.get("engine").asText(), reason);
        assertThat(ofType(lines, "measurement")).hasSize(2).allSatisfy(line -> {
            assertThat(flags(line)).doesNotContain("PROFILED");
            assertThat(line.get("attributedMicrojoules").isNull()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Denergy.profile=off", "-Denergy.profile=auto"})
    void nothing_is_sampled_unless_asked_for(String option) throws Exception {
        List<JsonNode> lines = option.isEmpty() ? run() : run(option);

        assertThat(ofType(lines, "profile")).isEmpty();
        assertThat(ofType(lines, "measurement")).hasSize(2).allSatisfy(line -> {
            assertThat(flags(line)).doesNotContain("PROFILED");
            assertThat(line.has("allocatedBytes")).isFalse();
        });
        assertThat(MeasuredRun.files(folder.resolve("target/energy"))).hasSize(1);
    }

    @Test
    void a_runtime_without_the_flight_recorder_says_so_and_measures_as_ever() throws Exception {
        List<JsonNode> lines =
                run("--limit-modules", "java.base,java.logging,java.management,jdk.management", "-Denergy.profile=jfr");

        assertNotProfiled(lines, "run the tests with a JDK that has it");
        assertThat(only(lines, "profile").get("reason").asText()).contains("jdk.jfr");
    }

    @Test
    void other_words_are_refused() {
        List<String> messages = new ArrayList<>();
        MeasuredRun.of(ProfiledTestCases.class, folder, Map.of("energy.source", "estimate", "energy.profile", "flames"))
                .results()
                .testEvents()
                .failed()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .forEach(thrown -> messages.add(String.valueOf(thrown.getMessage())));

        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(message).contains("energy.profile", "'flames'", "off", "auto", "async"));
    }

    private static JsonNode only(List<JsonNode> lines, String type) {
        List<JsonNode> found = ofType(lines, type);
        assertThat(found).as(type).hasSize(1);
        return found.get(0);
    }

    private static List<JsonNode> ofType(List<JsonNode> lines, String type) {
        return lines.stream()
                .filter(line -> line.get("type").asText().equals(type))
                .toList();
    }

    private static List<String> flags(JsonNode line) {
        List<String> flags = new ArrayList<>();
        line.get("flags").forEach(flag -> flags.add(flag.asText()));
        return flags;
    }

    private List<JsonNode> run(String... options) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of(options), Stream.of("-Denergy.source=estimate"))
                .toArray(String[]::new);
        return OtherJvm.run(folder, ProfiledTestCases.class, 1, all);
    }

    @MeasureEnergy
    static class ProfiledTestCases {
        @Test
        void busy() {
            sink = new byte[(int) ALLOCATED];
            // CPU time, since a busy machine gives little of it in any time by the clock.
            long end = System.nanoTime() + 60_000_000_000L;
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before < 500_000_000
                    && System.nanoTime() < end) {
                assertThat(Math.hypot(3, 4)).isEqualTo(5);
            }
        }

        @Test
        void failing() {
            assertThat(Integer.bitCount(7)).isEqualTo(4);
        }
    }
}
