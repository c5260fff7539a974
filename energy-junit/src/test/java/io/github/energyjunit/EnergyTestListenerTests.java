package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

class EnergyTestListenerTests {
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";

    private @TempDir Path folder;
    private final SummaryGeneratingListener summary = new SummaryGeneratingListener();

    private List<JsonNode> run(Map<String, String> settings, Class<?>... classes) {
        return run(LauncherFactory.create(), settings, classes);
    }

    private List<JsonNode> run(Launcher launcher, Map<String, String> settings, Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .configurationParameter("energy.output", folder.toString())
                .configurationParameter("energy.source", "estimate")
                .configurationParameters(settings)
                .build();
        launcher.execute(request, summary);
        List<JsonNode> lines = new ArrayList<>();
        MeasuredRun.files(folder).forEach(file -> lines.addAll(MeasuredRun.lines(file)));
        lines.removeIf(line -> !line.get("type").asText().equals("measurement"));
        return lines;
    }

    @Test
    void measures_tests_of_another_engine_as_a_whole() {
        List<JsonNode> lines = run(Map.of("energy.measure", "all", DETECTION, "true"), VintageTestCases.class);

        assertThat(lines)
                .extracting(
                        line -> line.get("test").asText(),
                        line -> line.get("outcome").asText())
                .containsExactlyInAnyOrder(
                        tuple(VintageTestCases.class.getName() + "#passes()", "successful"),
                        tuple(VintageTestCases.class.getName() + "#fails()", "failed"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("scope").asText()).isEqualTo("execution"));
        assertThat(summary.getSummary().getTestsFailedCount()).isEqualTo(1);
        assertThat(MeasuredRun.files(folder)).singleElement().asString().endsWith(".jsonl");
    }

    @Test
    void tells_the_invocations_of_a_parameterised_class_apart() {
        assertThat(run(Map.of("energy.measure", "all"), VintageParameterizedTestCases.class))
                .extracting(line -> line.get("test").asText())
                .containsExactly(
                        VintageParameterizedTestCases.class.getName() + "#test()[[7] a]",
                        VintageParameterizedTestCases.class.getName() + "#test()[b]");
    }

    @Test
    void measures_the_iterations_of_a_test_and_not_what_is_around_them() {
        List<JsonNode> lines = run(
                LauncherFactory.create(LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(new IteratingEngine(VintageTestCases.class, "passes"))
                        .build()),
                Map.of("energy.measure", "all"),
                VintageTestCases.class);

        assertThat(lines)
                .extracting(line -> line.get("test").asText())
                .containsExactly(
                        VintageTestCases.class.getName() + "#passes()[1]",
                        VintageTestCases.class.getName() + "#passes()[2]");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("flags").toString()).doesNotContain("OVERLAPPED"));
    }

    @Test
    void names_tests_that_are_no_methods_as_people_do() {
        List<JsonNode> lines = run(
                LauncherFactory.create(LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(new ScenarioEngine())
                        .build()),
                Map.of("energy.measure", "all"),
                VintageTestCases.class);

        assertThat(lines)
                .extracting(
                        line -> line.get("test").asText(),
                        line -> line.get("className").asText())
                .containsExactly(
                        tuple("scenarios:Eating/Eat five cukes", ""),
                        tuple("scenarios:Eating/Eat five cukes[2]", ""),
                        tuple("scenarios:Eating[2]/Eat five cukes", ""));
    }

    @Test
    void names_tests_that_come_up_while_others_run() {
        List<JsonNode> lines = run(
                LauncherFactory.create(LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(new GrowingEngine(2, 400))
                        .build()),
                Map.of("energy.measure", "all"),
                VintageTestCases.class);

        assertThat(lines)
                .extracting(line -> line.get("test").asText())
                .doesNotHaveDuplicates()
                .hasSize(2 * 400)
                .contains("growing:story/scenario", "growing:story/scenario[800]");
    }

    @Test
    void names_what_a_runner_of_junit4_calls_a_test_from_the_class_of_the_runner() {
        assertThat(run(Map.of("energy.measure", "all"), FeatureTestCases.class))
                .extracting(
                        line -> line.get("test").asText(),
                        line -> line.get("className").asText())
                .containsExactly(tuple(
                        FeatureTestCases.class.getName() + "#Eating/Eat five cukes", FeatureTestCases.class.getName()));
    }

    @RunWith(FeatureRunner.class)
    public static class FeatureTestCases {}

    public static final class FeatureRunner extends org.junit.runner.Runner {
        private final org.junit.runner.Description root;
        private final org.junit.runner.Description scenario = org.junit.runner.Description.createTestDescription(
                "Eating", "Eat five cukes", "file:///x#" + "y".repeat(500));

        public FeatureRunner(Class<?> type) {
            root = org.junit.runner.Description.createSuiteDescription(type);
            org.junit.runner.Description feature =
                    org.junit.runner.Description.createSuiteDescription("Eating", "file:///x");
            root.addChild(feature);
            feature.addChild(scenario);
        }

        @Override
        public org.junit.runner.Description getDescription() {
            return root;
        }

        @Override
        public void run(org.junit.runner.notification.RunNotifier notifier) {
            notifier.fireTestStarted(scenario);
            notifier.fireTestFinished(scenario);
        }
    }

    @Test
    void leaves_tests_of_jupiter_to_the_extension() {
        assertThat(run(Map.of("energy.measure", "all", DETECTION, "true"), JupiterTestCases.class))
                .singleElement()
                .satisfies(line -> assertThat(line.get("scope").asText()).isEqualTo("body"));
    }

    @Test
    void measures_tests_of_jupiter_as_a_whole_where_the_extension_is_not_detected() {
        assertThat(run(Map.of("energy.measure", "all"), JupiterTestCases.class))
                .singleElement()
                .satisfies(line -> assertThat(line.get("scope").asText()).isEqualTo("execution"));
    }

    @Test
    void does_nothing_unless_every_test_is_to_be_measured() {
        assertThat(run(Map.of(), VintageTestCases.class, JupiterTestCases.class))
                .isEmpty();
        assertThat(run(Map.of("energy.measure", "all", "energy.skip", "true"), VintageTestCases.class))
                .isEmpty();
        assertThat(run(Map.of("energy.measure", "some"), VintageTestCases.class))
                .isEmpty();
        assertThat(MeasuredRun.files(folder)).isEmpty();
    }

    public static class VintageTestCases {
        @org.junit.Test
        public void passes() {}

        @org.junit.Test
        public void fails() {
            throw new IllegalStateException("as it should");
        }
    }

    @RunWith(Parameterized.class)
    public static class VintageParameterizedTestCases {
        public VintageParameterizedTestCases(String name) {}

        @Parameterized.Parameters(name = "{0}")
        public static List<String> names() {
            return List.of("[7] a", "b");
        }

        @org.junit.Test
        public void test() {}
    }

    static class JupiterTestCases {
        @Test
        void test() {}
    }
}
