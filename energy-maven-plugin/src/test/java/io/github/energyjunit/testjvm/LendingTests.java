package io.github.energyjunit.testjvm;

import static io.github.energyjunit.testjvm.ObstaclesTests.setup;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LendingTests {
    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-api:5.14.4";

    @Test
    void nothing_is_lent_to_a_java_that_cannot_read_it() throws IOException {
        for (int old : new int[] {8, 11, 16}) {
            Lending lending = lending(setup("3.6.1", Map.of(), JUPITER), OptionalInt.of(old));

            assertThat(lending.lent()).isFalse();
            assertThat(lending.properties()).isEmpty();
            assertThat(lending.obstacles()).hasSize(1);
            assertThat(lending.told().orElseThrow())
                    .startsWith("Tests of this module are not measured: tests run on Java " + old)
                    .contains("/jdk/bin/java", "Java 17");
        }
    }

    @Test
    void a_java_that_is_not_known_is_believed_to_be_new() throws IOException {
        assertThat(lending(setup("3.6.1", Map.of(), JUPITER), OptionalInt.empty())
                        .lent())
                .isTrue();
    }

    @Test
    void one_sentence_says_what_is_measured() throws IOException {
        assertThat(lending(setup("3.6.1", Map.of(), JUPITER), OptionalInt.of(17))
                        .told())
                .hasValue(
                        "This module does not have energy-junit: it is added to its test JVMs for this build, and every test is"
                                + " measured.");
        assertThat(lending(setup("3.6.1", Map.of(), "org.junit.jupiter:junit-jupiter-api:5.9.3"), OptionalInt.of(17))
                        .told())
                .hasValue(
                        "This module does not have energy-junit: it is added to its test JVMs for this build, and the whole execution"
                                + " of every test is measured, not its body alone: JUnit Jupiter is older than 5.10.");
        assertThat(lending(setup("3.2.5", Map.of(), "org.testng:testng:7.10.2"), OptionalInt.of(17))
                        .told()
                        .orElseThrow())
                .startsWith("Tests of this module are not measured: ")
                .doesNotContain("every test is measured");
    }

    @Test
    void junit_4_gets_its_listener_where_surefire_runs_it_itself() throws IOException {
        Lending lending = lending(setup("3.2.5", Map.of(), "junit:junit:4.13.2"), OptionalInt.of(17));

        assertThat(lending.lent()).isTrue();
        assertThat(lending.listener()).hasValue("io.github.energyjunit.EnergyRunListener");
        assertThat(lending(setup("3.6.1", Map.of(), "junit:junit:4.13.2"), OptionalInt.of(17))
                        .listener())
                .isEmpty();
    }

    @Test
    void a_project_s_own_energy_junit_is_not_asked_for_what_it_does_not_have() throws IOException {
        Lending lending = lending(
                setup("3.2.5", Map.of(), "junit:junit:4.13.2", "io.github.energyjunit:energy-junit:0.0.1"),
                OptionalInt.of(17));

        assertThat(lending.lent()).isFalse();
        assertThat(lending.listener()).isEmpty();
    }

    private static Lending lending(TestSetup setup, OptionalInt java) throws IOException {
        return Lending.of(setup, new TestClassPath(List.of()), Path.of("/jdk/bin/java"), java);
    }
}
