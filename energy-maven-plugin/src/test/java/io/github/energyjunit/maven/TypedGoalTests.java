package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever types a goal, or names a file, hears what became of it. */
class TypedGoalTests {
    @TempDir
    Path folder;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<String> warnings = new ArrayList<>();
    private MavenProject project;

    @BeforeEach
    void create() {
        project = project("app");
    }

    @Test
    void a_typed_goal_says_so_where_nothing_is_compiled_or_measured() throws Exception {
        request.setGoals(List.of("energy:check"));

        goal(MojoExecution.Source.CLI, project).execute();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("Nothing is compiled or measured here yet. Measure by: mvn ")
                .endsWith(":check");
    }

    @Test
    void a_bound_goal_and_one_after_a_phase_are_silent_in_a_module_without_tests() throws Exception {
        request.setGoals(List.of("energy:check"));
        goal(MojoExecution.Source.LIFECYCLE, project).execute();
        request.setGoals(List.of("verify", "energy:check"));
        goal(MojoExecution.Source.CLI, project).execute();

        assertThat(warnings).isEmpty();
    }

    @Test
    void a_typed_goal_is_silent_where_another_module_has_tests() throws Exception {
        request.setGoals(List.of("energy:check"));
        MavenProject other = project("other");
        Files.createDirectories(folder.resolve("other/target/test-classes/it"));

        goal(MojoExecution.Source.CLI, other, project).execute();

        assertThat(warnings).isEmpty();
    }

    @Test
    void a_baseline_that_was_named_and_is_missing_is_a_warning_that_names_how_to_write_it() throws Exception {
        request.getUserProperties().setProperty("energy.baseline.file", "nope.json");
        CheckMojo check = goal(MojoExecution.Source.LIFECYCLE, project);
        check.baselineFile = folder.resolve("app/nope.json").toFile();

        check.warnOfMissingBaseline();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("energy.baseline.file = " + check.baselineFile + " does not exist")
                .endsWith("baseline -Denergy.baseline.file=nope.json");
    }

    @Test
    void nobody_is_warned_of_a_baseline_at_the_usual_place_nor_of_one_that_this_build_writes() throws Exception {
        CheckMojo check = goal(MojoExecution.Source.LIFECYCLE, project);
        check.warnOfMissingBaseline();
        check.baselineFile = folder.resolve("app/other.json").toFile();
        request.setGoals(List.of("verify", "energy:baseline"));
        check.warnOfMissingBaseline();

        assertThat(warnings).isEmpty();
    }

    @SuppressWarnings("deprecation")
    private CheckMojo goal(MojoExecution.Source source, MavenProject... modules) {
        CheckMojo check = new CheckMojo();
        check.session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        check.session.setProjects(List.of(modules));
        check.project = project;
        check.output = new File(project.getBuild().getDirectory(), "energy");
        check.baselineFile = new File(project.getBasedir(), "energy-baseline.json");
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal("check");
        descriptor.setPluginDescriptor(new PluginDescriptor());
        descriptor.getPluginDescriptor().setVersion("1.2.3");
        check.mojo = new MojoExecution(descriptor, "default", source);
        check.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence text) {
                warnings.add(text.toString());
            }
        });
        return check;
    }

    private MavenProject project(String name) {
        MavenProject module = new MavenProject();
        module.setGroupId("com.acme");
        module.setArtifactId(name);
        module.setPackaging("jar");
        module.setFile(folder.resolve(name).resolve("pom.xml").toFile());
        Build build = new Build();
        build.setDirectory(folder.resolve(name).resolve("target").toString());
        build.setTestOutputDirectory(
                folder.resolve(name).resolve("target/test-classes").toString());
        module.setBuild(build);
        return module;
    }
}
