package io.github.energyjunit.checkout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.checkout.TestSelection;
import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests are run again as Surefire and Failsafe run them. */
class TestExecutionsTests {
    private @TempDir Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private final Plugin surefire = plugin("surefire");
    private final Plugin failsafe = plugin("failsafe");

    @Test
    void a_pom_that_says_nothing_runs_what_surefire_runs_with_assertions_on() throws Exception {
        TestExecution usual = only();

        assertThat(usual.suffix()).isEmpty();
        assertThat(usual.options()).containsExactly("-ea");
        assertThat(usual.java()).isEmpty();
        assertThat(usual.folder()).isEqualTo(folder.toString());
        assertThat(runs(usual.selection(), "it.FooTest")).isTrue();
        assertThat(runs(usual.selection(), "it.FooIT"))
                .as("Failsafe runs it, if it is asked to")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "",
            value = {
                "-Xmx1g -Da=b|-Xmx1g,-Da=b",
                "-Xmx1g@@   -Da=b@@|-Xmx1g,-Da=b",
                "'-Da=b c' -Dd=e|-Da=b c,-Dd=e",
                "\"-Da=b c\" -Dd=e|-Da=b c,-Dd=e",
                "-Da=\"b c\"|-Da=b c",
                "@{late} -Xmx1g|-javaagent:x.jar,-Xmx1g",
                "${late} -Dn=${surefire.forkNumber}|-javaagent:x.jar,-Dn=1",
                "${unknown} -Xmx1g|-Xmx1g"
            })
    void the_arg_line_is_cut_as_a_shell_cuts_it(String argLine, String options) throws Exception {
        properties.put("late", "-javaagent:x.jar");
        configure(surefire, "<argLine>" + argLine.replace("@@", "\n") + "</argLine>");

        assertThat(only().options()).containsExactly(("-ea," + options).split(","));
    }

    @Test
    void a_property_stands_for_an_element_that_is_not_there() throws Exception {
        properties.put("argLine", "-Xmx2g");
        properties.put("groups", "fast");

        assertThat(only().options()).containsExactly("-ea", "-Xmx2g");
        assertThat(only().selection().tags()).isEqualTo("fast");
    }

    @Test
    void properties_variables_and_configuration_parameters_are_handed_on() throws Exception {
        Files.writeString(folder.resolve("more.properties"), "of.file=3\nboth=file\n");
        configure(
                surefire,
                "<systemProperties><property><name>old</name><value>1</value></property></systemProperties>"
                        + "<systemPropertiesFile>more.properties</systemPropertiesFile>"
                        + "<systemPropertyVariables><new>2</new><both>pom</both>"
                        + "<port>80${surefire.forkNumber}</port></systemPropertyVariables>"
                        + "<environmentVariables><HOME>/x</HOME></environmentVariables>"
                        + "<excludedEnvironmentVariables><var>TOKEN</var></excludedEnvironmentVariables>"
                        + "<enableAssertions>false</enableAssertions><workingDirectory>sub</workingDirectory>"
                        + "<properties><configurationParameters>a = 1\n b.c = d</configurationParameters></properties>");

        TestExecution tests = only();

        assertThat(tests.properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("old", "1", "of.file", "3", "new", "2", "both", "pom", "port", "801"));
        assertThat(tests.parameters()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b.c", "d"));
        assertThat(tests.environment()).containsExactly(Map.entry("HOME", "/x"));
        assertThat(tests.hiddenEnvironment()).containsExactly("TOKEN");
        assertThat(tests.options()).isEmpty();
        assertThat(tests.folder()).isEqualTo(folder.resolve("sub").toString());
    }

    @Test
    void each_execution_of_surefire_and_failsafe_runs_with_its_own_configuration() throws Exception {
        execution(surefire, "default-test", "test", "<argLine>-Da=1</argLine>");
        execution(surefire, "slow", "test", "<argLine>-Da=2</argLine><groups>slow</groups>");
        execution(surefire, "off", "test", "<skip>true</skip>");
        configure(failsafe, "<argLine>-Da=3</argLine>");
        execution(failsafe, "integration", "integration-test", null);
        execution(failsafe, "check", "verify", null);

        List<TestExecution> all = executions();

        assertThat(all).extracting(TestExecution::suffix).containsExactly("", ":slow", ":integration");
        assertThat(all)
                .extracting(TestExecution::options)
                .containsExactly(List.of("-ea", "-Da=1"), List.of("-ea", "-Da=2"), List.of("-ea", "-Da=3"));
        assertThat(all.get(1).selection().tags()).isEqualTo("slow");
        assertThat(runs(all.get(2).selection(), "it.FooIT")).isTrue();
        assertThat(runs(all.get(2).selection(), "it.FooTest")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "**/*Test.java;it.FooTest;true",
                "**/*Test.java;FooTest;true",
                "**/*Test.java;it.FooTest$Nested;true",
                "**/*Test.java;it.FooTests;false",
                "**/it/*Spec.java;org.it.FooSpec;true",
                "**/it/*Spec.java;org.other.FooSpec;false",
                "it/**/*Spec.java;it.a.b.FooSpec;true",
                "FooSpec;it.FooSpec;true",
                "Foo?pec.class;it.FooSpec;true",
                "it.FooSpec;it.FooSpec;true",
                "FooSpec#bar*;it.FooSpec;true",
                "%regex[.*(Cat|Dog).*];it.BigDogs;true",
                "%regex[.*(Cat|Dog).*];it.BigBirds;false",
                "FooSpec, BarSpec;it.BarSpec;true"
            })
    void patterns_of_classes_mean_what_they_mean_to_surefire(String pattern, String type, boolean fits)
            throws Exception {
        configure(
                surefire,
                "<includes><include>" + pattern + "</include></includes>"
                        + "<excludes><exclude>**/*Unwanted.java</exclude></excludes>");

        TestSelection selection = only().selection();

        assertThat(runs(selection, type)).isEqualTo(fits);
        assertThat(runs(selection, "it.Unwanted")).isFalse();
    }

    private static boolean runs(TestSelection selection, String type) {
        return type.matches(selection.classes())
                && (selection.notClasses().isEmpty() || !type.matches(selection.notClasses()));
    }

    private TestExecution only() throws Exception {
        List<TestExecution> all = executions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<TestExecution> executions() {
        Build build = new Build();
        build.addPlugin(surefire);
        build.addPlugin(failsafe);
        Model model = new Model();
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setFile(new File(folder.toFile(), "pom.xml"));
        return TestExecutions.of(project, name -> Optional.ofNullable(properties.get(name)));
    }

    private static Plugin plugin(String kind) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-" + kind + "-plugin");
        return plugin;
    }

    private static void configure(Plugin plugin, String elements) throws Exception {
        plugin.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
    }

    private static void execution(Plugin plugin, String id, String goal, String elements) throws Exception {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        if (elements != null) {
            execution.setConfiguration(
                    Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
        }
        plugin.addExecution(execution);
    }
}
