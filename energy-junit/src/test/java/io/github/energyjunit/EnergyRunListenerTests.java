package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Assert;
import org.junit.Assume;
import org.junit.Ignore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.RunWith;
import org.junit.runner.notification.Failure;
import org.junit.runners.Parameterized;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EnergyRunListenerTests {
    private static final Map<String, String> SETTINGS = new TreeMap<>();

    @TempDir
    Path output;

    /** Each kind of outcome. */
    public static class EveryOutcome {
        @org.junit.Test
        public void succeeds() {}

        @org.junit.Test
        public void fails() {
            Assert.fail();
        }

        @org.junit.Test
        public void assumes() {
            Assume.assumeTrue(false);
        }

        @Ignore
        @org.junit.Test
        public void is_ignored() {}

        @org.junit.Test(timeout = 60_000)
        public void runs_in_a_thread_of_its_own() {}
    }

    /** Has invocations. */
    @RunWith(Parameterized.class)
    public static class Parameters {
        @Parameterized.Parameters(name = "{0}")
        public static Object[] values() {
            return new Object[] {"a", "b"};
        }

        /** Takes one. */
        public Parameters(String value) {}

        @org.junit.Test
        public void takes() {}
    }

    @BeforeEach
    void settings() {
        SETTINGS.clear();
        give("energy.output", output.toString());
        give("energy.source", "estimate");
    }

    @AfterEach
    void restore() {
        SETTINGS.forEach((key, old) -> {
            if (old.isEmpty()) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, old);
            }
        });
    }

    @Test
    void measures_each_test_that_runs_with_junit_s_own_outcome() throws IOException {
        give("energy.measure", "all");
        Result result = run(EveryOutcome.class, new EnergyRunListener());

        String test = EveryOutcome.class.getName() + "#";
        assertThat(outcomes())
                .isEqualTo(Map.of(
                        test + "succeeds()", "successful",
                        test + "fails()", "failed",
                        test + "assumes()", "aborted",
                        test + "runs_in_a_thread_of_its_own()", "successful"));
        assertThat(result.getFailureCount()).isEqualTo(1);
        assertThat(result.getRunCount()).isEqualTo(4);
    }

    @Test
    void names_invocations_as_the_vintage_engine_does() throws IOException {
        give("energy.measure", "all");
        run(Parameters.class, new EnergyRunListener());

        assertThat(outcomes().keySet())
                .containsExactly(
                        Parameters.class.getName() + "#takes()[a]", Parameters.class.getName() + "#takes()[b]");
    }

    @Test
    void several_runs_of_a_jvm_go_on_in_one_file() throws IOException {
        give("energy.measure", "all");
        EnergyRunListener listener = new EnergyRunListener();
        run(Parameters.class, listener);
        run(EveryOutcome.class, listener);

        assertThat(outcomes()).hasSize(6);
        assertThat(output.toFile().list()).hasSize(1);
    }

    @Test
    void measures_nothing_unless_every_test_is_meant() {
        run(EveryOutcome.class, new EnergyRunListener());

        assertThat(output).isEmptyDirectory();
    }

    @Test
    void a_wrong_setting_fails_no_test() {
        give("energy.measure", "sometimes");
        Result result = run(EveryOutcome.class, new EnergyRunListener());

        assertThat(result.getFailures())
                .extracting(failure -> failure.getDescription().getMethodName())
                .containsExactly("fails");
    }

    @Test
    void a_test_without_a_method_is_known_by_its_name() {
        assertThat(EnergyRunListener.describe(Description.createSuiteDescription("a scenario"))
                        .test())
                .isEqualTo("a scenario");
    }

    @Test
    void a_test_whose_end_nobody_tells_is_in_flight_no_longer_than_its_run() throws IOException {
        give("energy.measure", "all");
        EnergyRunListener listener = new EnergyRunListener();
        listener.testStarted(Description.createTestDescription(EveryOutcome.class, "stopped"));
        listener.testRunFinished(new Result());
        run(Parameters.class, listener);

        assertThat(lines())
                .hasSize(2)
                .noneSatisfy(line -> assertThat(line.get("flags"))
                        .extracting(JsonNode::asText)
                        .contains("OVERLAPPED"));
    }

    @Test
    void tests_that_cannot_be_told_apart_are_in_flight_one_at_a_time() throws IOException {
        give("energy.measure", "all");
        EnergyRunListener listener = new EnergyRunListener();
        Description twin = Description.createTestDescription(EveryOutcome.class, "twin");
        listener.testStarted(twin);
        listener.testStarted(Description.createTestDescription(EveryOutcome.class, "twin"));
        listener.testFinished(twin);
        listener.testFinished(twin);
        Description later = Description.createTestDescription(EveryOutcome.class, "later");
        listener.testStarted(later);
        listener.testFinished(later);
        listener.testRunFinished(new Result());

        assertThat(lines())
                .filteredOn(line -> line.get("methodName").asText().equals("later"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("flags"))
                        .extracting(JsonNode::asText)
                        .doesNotContain("OVERLAPPED"));
    }

    @Test
    void a_test_without_a_description_fails_nothing() {
        give("energy.measure", "all");
        EnergyRunListener listener = new EnergyRunListener();

        assertThatNoException().isThrownBy(() -> {
            Description none = null;
            listener.testStarted(none);
            listener.testFailure(new Failure(none, new AssertionError()));
            listener.testAssumptionFailure(new Failure(none, new AssertionError()));
            listener.testFinished(none);
            listener.testRunFinished(new Result());
        });
    }

    private static Result run(Class<?> tests, EnergyRunListener listener) {
        JUnitCore core = new JUnitCore();
        core.addListener(listener);
        return core.run(tests);
    }

    private static void give(String key, String value) {
        String old = System.getProperty(key, "");
        SETTINGS.putIfAbsent(key, old);
        System.setProperty(key, value);
    }

    private Map<String, String> outcomes() throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode line : lines()) {
            assertThat(line.path("scope").asText()).isEqualTo("execution");
            outcomes.put(line.path("test").asText(), line.path("outcome").asText());
        }
        return outcomes;
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(output, "*.jsonl")) {
            files.forEach(file -> lines.addAll(MeasuredRun.lines(file)));
        }
        lines.removeIf(line -> !line.path("type").asText().equals("measurement"));
        return lines;
    }
}
