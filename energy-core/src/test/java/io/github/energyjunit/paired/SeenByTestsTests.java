package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.TestSelection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which settings the tests of a compared version find. */
class SeenByTestsTests {

    @Test
    void ours_hold_whether_the_module_has_them_as_properties_or_as_parameters() {
        SeenByTests seen = SeenByTests.of(
                module(
                        Map.of("energy.profile", "jfr", "a", "1"),
                        Map.of("energy.profile", "jfr", "energy.output", "elsewhere", "b", "2")),
                Map.of("energy.profile", "off", "energy.output", "here"));

        assertThat(seen.properties())
                .containsEntry("energy.profile", "off")
                .containsEntry("energy.output", "here")
                .containsEntry("a", "1");
        assertThat(seen.parameters()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void tests_find_their_folder_unless_they_are_told_another_one() {
        assertThat(SeenByTests.of(module(Map.of(), Map.of()), Map.of()).properties())
                .isEqualTo(Map.of("basedir", "/acme"));
        assertThat(SeenByTests.of(module(Map.of("basedir", "/other"), Map.of()), Map.of())
                        .properties())
                .isEqualTo(Map.of("basedir", "/other"));
    }

    private static TestModule module(Map<String, String> properties, Map<String, String> parameters) {
        return new TestModule(
                "com.acme:acme",
                "/acme",
                List.of(),
                TestSelection.USUAL,
                List.of(),
                List.of(),
                "java",
                List.of(),
                properties,
                parameters,
                Map.of(),
                List.of(),
                true,
                List.of());
    }
}
