package io.github.energyjunit.reactor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An element of the configuration that no goal knows is said, since Maven does not. */
class UnknownParametersTests {

    private static final String OF_PLUGIN =
            " in the <configuration> of energy-maven-plugin is no parameter and has no effect. ";

    private final Plugin declared = new Plugin();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failOnViolations | Did you mean <failOnViolation>?",
                "budget | Did you mean <budgets>?",
                "failon | Did you mean <failOn>?",
                "baselinefile | Did you mean <baselineFile>?",
                "maxJuoles | Did you mean <maxJoules> inside <budgets>?",
                "maxJoules | Did you mean <maxJoules> inside <budgets>?",
                "canary | Set it as a property: <energy.canary> in <properties>",
                "regression.margin | Set it as a property: <energy.regression.margin> in <properties>",
                "somethingElse | All parameters: mvn energy:help -Ddetail",
            })
    void an_element_that_no_goal_has_is_named_with_what_was_meant(String name, String advice) throws Exception {
        configure("<%1$s>1</%1$s>".formatted(name));

        assertThat(warnings()).containsExactly("<" + name + ">" + OF_PLUGIN + advice);
    }

    @Test
    void parameters_of_any_goal_may_stand_where_all_goals_share_them() throws Exception {
        configure("<top>3</top><failOn>none</failOn><samples>7</samples><skip>true</skip><budgets><budget>"
                + "<test>*</test><maxJoules>1</maxJoules></budget></budgets>");
        execution("<top>3</top><failOn>none</failOn>", "check");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void what_is_shared_is_said_once_and_not_for_each_execution_that_it_was_copied_to() throws Exception {
        configure("<topp>3</topp>");
        execution("<topp>3</topp>", "report");
        execution("<topp>3</topp>", "check");

        assertThat(warnings()).containsExactly("<topp>" + OF_PLUGIN + "Did you mean <top>?");
    }

    @Test
    void a_parameter_of_another_goal_has_no_effect_in_an_execution() throws Exception {
        execution("<failOn>none</failOn>", "prepare", "report");

        assertThat(warnings())
                .containsExactly("<failOn> in the execution 'first' of energy-maven-plugin has no effect: none of its"
                        + " goals (prepare, report) has it, only check. Move it to the <configuration> of the plugin");
    }

    @Test
    void an_unknown_element_of_an_execution_is_said_too() throws Exception {
        execution("<strictBudget>true</strictBudget>", "check");

        assertThat(warnings()).containsExactly("<strictBudget>" + OF_PLUGIN + "Did you mean <strictBudgets>?");
    }

    @Test
    void an_unknown_element_of_a_budget_is_said_with_the_one_that_was_meant() throws Exception {
        configure("<budgets><budget><test>*</test><maxJuoles>1</maxJuoles></budget></budgets>");

        assertThat(warnings())
                .containsExactly("<maxJuoles> in <budgets> is no element of it. Did you mean <maxJoules>?");
    }

    @Test
    void a_project_without_the_plugin_in_its_pom_has_nothing_to_say() throws Exception {
        assertThat(new UnknownParameters(descriptor(), Map.of()).in(new MavenProject()))
                .isEmpty();
    }

    private Set<String> warnings() throws Exception {
        declared.setGroupId("io.github.energyjunit");
        declared.setArtifactId("energy-maven-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(declared);
        return new UnknownParameters(descriptor(), Map.of("budgets", Set.of("scope", "test", "tests", "maxJoules")))
                .in(new MavenProject(model));
    }

    private void configure(String elements) throws Exception {
        declared.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
    }

    private void execution(String elements, String... goals) throws Exception {
        PluginExecution execution = new PluginExecution();
        execution.setId(declared.getExecutions().isEmpty() ? "first" : "second");
        execution.setGoals(List.of(goals));
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
        declared.addExecution(execution);
    }

    private static PluginDescriptor descriptor() throws Exception {
        try (Reader xml =
                Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(xml);
        }
    }
}
