package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.settings.SettingsCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every parameter of every goal against the keys that the settings know. */
class DescriptorTests {

    static List<MojoDescriptor> goals() throws Exception {
        return GoalParameters.goals();
    }

    @ParameterizedTest
    @MethodSource("goals")
    void each_parameter_has_a_known_key_that_accepts_its_default(MojoDescriptor goal) throws Exception {
        for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
            String expression = parameter.getValue("");
            if (!expression.startsWith("${energy.")) {
                continue;
            }
            String key = expression.substring(2, expression.length() - 1);
            String usual = parameter.getAttribute("default-value");

            SettingsCheck check = SettingsCheck.of(Map.of(key, usual == null ? "" : usual), Map.of(), Map.of());

            assertThat(check.warnings()).as(parameter.getName()).isEmpty();
            if (usual != null) {
                assertThat(check.errors()).as(parameter.getName()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goals")
    void each_goal_can_be_skipped_or_has_nothing_to_skip(MojoDescriptor goal) {
        boolean skips = goal.getMojoConfiguration().getChild("skip", false) != null;

        assertThat(skips || goal.getGoal().equals("doctor")).isTrue();
        assertThat(goal.isThreadSafe()).isTrue();
    }

    /** Maven reads parameters from superclasses alone, so a goal without a project has to declare its own. */
    @Test
    void parameters_of_regressions_are_the_same_in_each_goal_that_has_them() throws Exception {
        Map<String, Set<List<String>>> declarations = new TreeMap<>();
        Map<String, Set<String>> goals = new TreeMap<>();
        for (MojoDescriptor goal : goals()) {
            for (PlexusConfiguration bound : goal.getMojoConfiguration().getChildren()) {
                String key = bound.getValue("");
                if (key.startsWith("${energy.regression.")) {
                    Parameter parameter = goal.getParameterMap().get(bound.getName());
                    declarations
                            .computeIfAbsent(key, name -> new HashSet<>())
                            .add(List.of(
                                    parameter.getName(),
                                    parameter.getType(),
                                    bound.getAttribute("default-value"),
                                    parameter.getDescription()));
                    goals.computeIfAbsent(key, name -> new TreeSet<>()).add(goal.getGoal());
                }
            }
        }

        assertThat(goals).hasSizeGreaterThan(10);
        assertThat(goals.values().stream().filter(each -> each.contains("compare")))
                .hasSize(7)
                .allMatch(each -> each.contains("check"));
        assertThat(declarations).allSatisfy((key, each) -> assertThat(each).hasSize(1));
    }
}
