package io.github.energyjunit.testjvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObstaclesTests {
    static TestSetup setup(String surefire, Map<String, String> configuration, String... dependencies) {
        Map<String, String> versions = new TreeMap<>();
        for (String dependency : dependencies) {
            int colon = dependency.lastIndexOf(':');
            versions.put(dependency.substring(0, colon), dependency.substring(colon + 1));
        }
        return new TestSetup(versions, surefire, Set.of(), configuration);
    }

    @Test
    void nothing_stands_in_the_way_of_jupiter_and_junit_4_under_any_surefire() {
        for (String surefire : new String[] {"2.22.2", "3.2.5", "3.6.1"}) {
            assertThat(Obstacles.in(setup(surefire, Map.of(), "org.junit.jupiter:junit-jupiter:5.10.5")))
                    .isEmpty();
            assertThat(Obstacles.in(setup(surefire, Map.of(), "junit:junit:4.13.2")))
                    .isEmpty();
        }
    }

    @Test
    void junit_4_is_listened_to_where_surefire_runs_it_itself() {
        assertThat(setup("2.22.2", Map.of(), "junit:junit:4.13.2").runByJUnit4())
                .isTrue();
        assertThat(setup("3.6.1", Map.of(), "junit:junit:4.13.2").runByJUnit4()).isFalse();
        assertThat(setup("3.2.5", Map.of(), "junit:junit:4.13.2", "org.junit.vintage:junit-vintage-engine:5.10.5")
                        .runByJUnit4())
                .isFalse();
        assertThat(setup("3.2.5", Map.of(), "junit:junit:4.13.2", "org.testng:testng:7.10.2")
                        .runByJUnit4())
                .isFalse();
        assertThat(setup("3.2.5", Map.of(), "junit:junit:3.8.2").runByJUnit4()).isFalse();
    }

    @Test
    void a_provider_that_the_pom_names_decides() {
        Map<String, String> both = Map.of("junit:junit", "4.13.2", "org.junit.jupiter:junit-jupiter-api", "5.10.5");
        assertThat(new TestSetup(both, "3.2.5", Set.of("surefire-junit47"), Map.of()).runByJUnit4())
                .isTrue();
        assertThat(new TestSetup(Map.of("junit:junit", "4.13.2"), "3.2.5", Set.of("surefire-junit-platform"), Map.of())
                        .runByJUnit4())
                .isFalse();
    }

    @Test
    void testng_and_junit_3_need_a_newer_surefire_or_junit() {
        assertThat(Obstacles.in(setup("3.2.5", Map.of(), "org.testng:testng:7.10.2")))
                .singleElement()
                .asString()
                .contains("TestNG", "Surefire 3.2.5");
        assertThat(Obstacles.in(setup("3.6.1", Map.of(), "org.testng:testng:7.10.2")))
                .isEmpty();
        assertThat(Obstacles.in(setup("3.2.5", Map.of(), "junit:junit:3.8.2")))
                .singleElement()
                .asString()
                .contains("JUnit 3", "junit:junit:4.13.2");
    }

    @Test
    void a_surefire_that_lets_nobody_listen_is_named_whatever_it_runs() {
        for (String dependency : new String[] {
            "junit:junit:4.13.2",
            "junit:junit:3.8.2",
            "org.testng:testng:7.10.2",
            "org.junit.jupiter:junit-jupiter:5.10.5"
        }) {
            for (String surefire : new String[] {"2.12.4", "2.19.1", "2.21.0"}) {
                assertThat(Obstacles.in(setup(surefire, Map.of(), dependency)))
                        .singleElement()
                        .asString()
                        .contains("Surefire " + surefire, "from Surefire 2.22 on");
            }
        }
        // JUnit's own provider of those days does let others listen.
        assertThat(Obstacles.in(new TestSetup(
                        Map.of("org.junit.jupiter:junit-jupiter-api", "5.10.5"),
                        "2.19.1",
                        Set.of("junit-platform-surefire-provider"),
                        Map.of())))
                .isEmpty();
    }

    @Test
    void tests_inside_maven_cannot_be_measured() {
        for (Map<String, String> inside : List.of(Map.of("forkCount", "0"), Map.of("forkMode", "never"))) {
            assertThat(Obstacles.in(setup("3.2.5", inside, "org.junit.jupiter:junit-jupiter:5.10.5")))
                    .singleElement()
                    .asString()
                    .contains("-DforkCount=1");
        }
    }

    @Test
    void the_extension_works_from_jupiter_5_10_on() {
        assertThat(Obstacles.extensionWorks(setup("3.2.5", Map.of(), "org.junit.jupiter:junit-jupiter:5.9.3")))
                .isFalse();
        assertThat(Obstacles.extensionWorks(setup("3.2.5", Map.of(), "org.junit.jupiter:junit-jupiter:5.10.0")))
                .isTrue();
        assertThat(Obstacles.extensionWorks(setup("3.2.5", Map.of(), "org.junit.jupiter:junit-jupiter:6.0.0")))
                .isTrue();
        assertThat(Obstacles.extensionWorks(setup("3.2.5", Map.of()))).isTrue();
    }
}
