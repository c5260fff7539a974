package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test has the same id and the same name for people, whether the extension measures it or the listener. */
class SameNamesTests {
    private static final String TYPE = ListedTestCases.class.getName();

    private @TempDir Path folder;

    @Test
    void the_extension_and_the_listener_name_tests_alike() {
        List<Tuple> byExtension = names(LauncherFactory.create(), "extension", true);

        assertThat(byExtension)
                .containsExactlyInAnyOrder(
                        tuple(TYPE + "#parameterised(int)[1]", "size 7"),
                        tuple(TYPE + "#parameterised(int)[2]", "size 8"),
                        tuple(TYPE + "#repeated()", "repetition 1 of 2"),
                        tuple(TYPE + "#repeated()", "repetition 2 of 2"),
                        tuple(TYPE + "#dynamic()[1]", "one"),
                        tuple(TYPE + "#dynamic()[2][1]", "more › two"),
                        tuple(TYPE + "#dynamic()[2][2][1]", "more › deeper › three"),
                        tuple(TYPE + "$Inner#nested()", "nested()"));
        assertThat(names(LauncherFactory.create(), "listener", false)).containsExactlyInAnyOrderElementsOf(byExtension);
    }

    /** JUnit has such classes since 5.13; this project is compiled with 5.10. */
    @Test
    void an_invocation_of_a_class_is_told_by_its_index_behind_the_class() {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ClassTemplateEngine(ListedTestCases.Inner.class, "nested"))
                .build());

        assertThat(names(launcher, "listener", false))
                .containsExactly(
                        tuple(TYPE + "$Inner[1]#nested()", "size 7 › nested()"),
                        tuple(TYPE + "$Inner[2]#nested()", "size 8 › nested()"));
    }

    private List<Tuple> names(Launcher launcher, String name, boolean detection) {
        Path output = folder.resolve(name);
        launcher.execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ListedTestCases.class))
                .configurationParameters(Map.of(
                        "energy.measure",
                        "all",
                        "energy.source",
                        "estimate",
                        "energy.output",
                        output.toString(),
                        "junit.jupiter.extensions.autodetection.enabled",
                        String.valueOf(detection)))
                .build());
        List<Tuple> names = new ArrayList<>();
        MeasuredRun.files(output)
                .forEach(file -> MeasuredRun.lines(file).stream()
                        .filter(line -> line.get("type").asText().equals("measurement"))
                        .forEach(line -> names.add(tuple(
                                line.get("test").asText(),
                                line.get("displayName").asText()))));
        return names;
    }

    static class ListedTestCases {
        @ParameterizedTest(name = "size {0}")
        @ValueSource(ints = {7, 8})
        void parameterised(int size) {}

        @RepeatedTest(2)
        void repeated() {}

        @TestFactory
        List<DynamicNode> dynamic() {
            return List.of(
                    dynamicTest("one", () -> {}),
                    dynamicContainer(
                            "more",
                            List.of(
                                    dynamicTest("two", () -> {}),
                                    dynamicContainer("deeper", List.of(dynamicTest("three", () -> {}))))));
        }

        @Nested
        class Inner {
            @Test
            void nested() {}
        }
    }
}
