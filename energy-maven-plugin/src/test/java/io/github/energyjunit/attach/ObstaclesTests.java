package io.github.energyjunit.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObstaclesTests {
    private static TestSetup setup(String surefire, Map<String, String> configuration, String... dependencies) {
        Map<String, String> versions = new TreeMap<>();
        for (String dependency : dependencies) {
            int end = dependency.lastIndexOf(':');
            versions.put(dependency.substring(0, end), dependency.substring(end + 1));
        }
        return new TestSetup(versions, surefire, configuration);
    }

    @Test
    void none_for_jupiter_of_any_version_with_any_surefire() {
        assertThat(Obstacles.in(setup("3.2.5", Map.of(), "org.junit.jupiter:junit-jupiter:5.10.5")))
                .isEmpty();
        assertThat(Obstacles.in(setup("3.6.1", Map.of(), "org.junit.jupiter:junit-jupiter-api:6.1.3")))
                .isEmpty();
    }

    @Test
    void none_for_junit_4_on_the_platform() {
        assertThat(Obstacles.in(setup(
                        "3.2.5", Map.of(), "junit:junit:4.13.2", "org.junit.vintage:junit-vintage-engine:5.10.5")))
                .isEmpty();
        assertThat(Obstacles.in(setup("3.6.1", Map.of(), "junit:junit:4.13.2"))).isEmpty();
    }

    @Test
    void junit_4_without_the_platform_is_told_how_to_get_there() {
        assertThat(Obstacles.in(setup("3.2.5", Map.of(), "junit:junit:4.13.2")))
                .singleElement()
                .asString()
                .contains("JUnit 4", "Surefire 3.2.5", "junit-vintage-engine");
    }

    @Test
    void testng_is_told_of_its_engine_for_the_platform() {
        assertThat(Obstacles.in(setup("3.6.1", Map.of(), "org.testng:testng:7.10.2")))
                .singleElement()
                .asString()
                .contains("TestNG", "testng-engine");
    }

    @Test
    void tests_inside_maven_and_a_class_path_of_the_pom_are_told() {
        assertThat(Obstacles.in(setup("3.6.1", Map.of("forkCount", "0"), "org.junit.jupiter:junit-jupiter:5.10.5")))
                .singleElement()
                .asString()
                .contains("forkCount=0", "-DforkCount=1");
        assertThat(Obstacles.in(setup(
                        "3.6.1", Map.of("additionalClasspathElements", "x"), "org.junit.jupiter:junit-jupiter:5.10.5")))
                .singleElement()
                .asString()
                .contains("${maven.test.additionalClasspath}");
    }

    @Test
    void the_extension_needs_jupiter_5_10() {
        assertThat(Obstacles.extensionWorks(setup("3.6.1", Map.of(), "org.junit.jupiter:junit-jupiter:5.9.3")))
                .isFalse();
        assertThat(Obstacles.extensionWorks(setup("3.6.1", Map.of(), "org.junit.jupiter:junit-jupiter:5.10.0")))
                .isTrue();
        assertThat(Obstacles.extensionWorks(setup("3.6.1", Map.of(), "org.junit.jupiter:junit-jupiter:6.0.0")))
                .isTrue();
        assertThat(Obstacles.extensionWorks(setup("3.6.1", Map.of()))).isTrue();
    }

    @Test
    void an_arg_line_of_the_pom_without_ours_in_it_hides_another_output_folder() {
        Path output = Path.of("/elsewhere/energy");

        assertThat(Obstacles.discardedOutput(setup("3.6.1", Map.of("argLine", "-Xmx128m")), output))
                .get()
                .asString()
                .contains("'-Xmx128m'", "@{argLine}", "-Denergy.output=/elsewhere/energy");
        assertThat(Obstacles.discardedOutput(setup("3.6.1", Map.of("argLine", "@{argLine} -Xmx128m")), output))
                .isEmpty();
        assertThat(Obstacles.discardedOutput(setup("3.6.1", Map.of()), output)).isEmpty();
    }
}
