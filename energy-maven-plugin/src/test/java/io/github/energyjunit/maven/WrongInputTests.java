package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a goal would refuse after the tests have run, it refuses when prepare asks it before they do. */
@MojoTest
class WrongInputTests {
    private static final String BASELINE = "{\"schema\":1,\"sections\":[]}";

    @TempDir
    Path folder;

    private CheckMojo check;
    private ReportMojo report;
    private PushMojo push;
    private AcceptMojo accept;

    @BeforeEach
    @SuppressWarnings("deprecation")
    void goals(
            @InjectMojo(goal = "check") CheckMojo check,
            @InjectMojo(goal = "report") ReportMojo report,
            @InjectMojo(goal = "push") PushMojo push,
            @InjectMojo(goal = "accept") AcceptMojo accept) {
        this.check = check;
        this.report = report;
        this.push = push;
        this.accept = accept;
        List.of(check, report, push, accept).forEach(goal -> {
            goal.session =
                    new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
            goal.baselineFile = folder.resolve("energy-baseline.json").toFile();
            goal.acceptedFile = folder.resolve("energy-accepted.json").toFile();
        });
    }

    @Test
    void sound_settings_and_files_are_taken_whether_the_files_are_there_or_not() throws Exception {
        assertThatCode(check::requireInput).doesNotThrowAnyException();
        write("energy-baseline.json", BASELINE);
        check.budgets = List.of(budget("1.5"));
        assertThatCode(check::requireInput).doesNotThrowAnyException();
        assertThatCode(report::requireInput).doesNotThrowAnyException();
        assertThatCode(push::requireInput).doesNotThrowAnyException();
    }

    @Test
    void a_budget_that_is_no_positive_number_of_joules_is_refused() {
        for (String limit : Arrays.asList("-1", "0", "NaN", "Infinity", "1e13", "1,5", " ", null)) {
            check.budgets = List.of(budget(limit));
            assertRefused(check, "<budget> for 'it.WorkTests#*'", "a number of joules above 0 and at most 1e12");
        }
    }

    @Test
    void every_setting_of_budgets_and_of_the_gate_is_refused_with_what_is_allowed() {
        check.budgetConfidence = Double.NaN;
        assertRefused(check, "'NaN' for energy.budget.confidence", "above 0.5 and below 1");
        check.budgetConfidence = 0.99;
        check.regressionMargin = -1;
        assertRefused(check, "'-1.0' for energy.regression.margin", "from 0.0 to 1.0");
        check.regressionMargin = 0.02;
        check.regressionMinJoules = Double.NaN;
        assertRefused(check, "'NaN' for energy.regression.minJoules");
        check.regressionMinJoules = 0.01;
        check.regressionAllowEstimated = "perhaps";
        assertRefused(check, "'perhaps' for energy.regression.allowEstimated", "auto, true or false");
        check.regressionAllowEstimated = "auto";
        check.failOn = "FIAL";
        assertRefused(check, "'FIAL' for energy.failOn", "MISSING_BASELINE");
        check.failOn = "FAIL";
        check.compareTime = "soon";
        assertRefused(check, "energy.compare.time", "soon");
        check.compareTime = "4min";
        check.baselinePrometheus = "ftp://example.org";
        assertRefused(check, "energy.baseline.prometheus");
    }

    @Test
    void every_file_that_the_gate_reads_is_refused_when_it_is_damaged_or_a_folder() throws Exception {
        write("energy-baseline.json", "<<<<<<< HEAD\n" + BASELINE);
        assertRefused(check, "energy-baseline.json has an unresolved merge conflict at line 1");
        assertRefused(report, "energy-baseline.json has an unresolved merge conflict at line 1");
        write("energy-baseline.json", BASELINE);

        write(
                "energy-accepted.json",
                "{\"schema\":1,\"accepted\":[{\"test\":\"*\",\"reason\":\"it is\",\"until\":\"soon\"}]}");
        assertRefused(check, "energy-accepted.json is damaged: until is");
        Files.delete(folder.resolve("energy-accepted.json"));

        check.pinnedBaseline = write("release.json", "{\"schema\":7}");
        assertRefused(check, "release.json has schema 7, supported is 1");
        check.pinnedBaseline = folder.toFile();
        assertRefused(check, "energy.baseline.pinned = " + folder + " is a directory");
        check.pinnedBaseline = null;
        check.baselineFile = folder.toFile();
        assertRefused(check, "energy.baseline.file = " + folder + " is a directory");
    }

    @Test
    void a_damaged_file_is_none_of_a_build_s_business_whose_baseline_is_elsewhere() throws Exception {
        write("energy-baseline.json", "{");
        check.baselinePrometheus = "http://localhost:9090";

        assertThatCode(check::requireInput).doesNotThrowAnyException();
    }

    @Test
    void every_setting_of_reports_and_servers_is_refused() {
        report.formats = "htlm";
        assertRefused(report, "'htlm' for energy.formats");
        report.formats = "default";
        report.top = -1;
        assertRefused(report, "'-1' for energy.console.top");
        report.top = 20;
        report.carbonIntensity = "NaN";
        assertRefused(report, "'NaN' for energy.carbon.intensity");
        report.carbonIntensity = null;
        report.history = folder.toFile();
        assertRefused(report, "energy.history = " + folder + " is a directory");
        push.timeout = "soon";
        assertRefused(push, "energy.push.timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2027-02-30", "2020-01-31"})
    void a_last_day_that_is_none_or_is_over_is_refused(String until) {
        accept.until = until;

        assertRefused(accept, "'" + until + "' for energy.accept.until", "a day that is not over");
    }

    @Test
    void documents_that_may_contradict_the_build_are_warned_of() {
        assertThat(PomVerdicts.differ(List.of(report, check, push))).isEmpty();

        check.regressionMinJoules = 0.2;
        check.budgets = List.of(budget("1.5"));
        check.pinnedBaseline = folder.toFile();

        assertThat(PomVerdicts.differ(List.of(report, check, push)))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains(
                                "(budgets, energy.baseline.pinned, energy.regression.*)",
                                "to the <plugin>, where it holds for both"));
        assertThat(PomVerdicts.differ(List.of(check))).isEmpty();
        report.skip = true;
        assertThat(PomVerdicts.differ(List.of(report, check))).isEmpty();
    }

    @Test
    void a_goal_that_is_skipped_is_not_asked() {
        check.failOn = "FIAL";
        check.skip = true;

        assertThatCode(check::requireInputToCome).doesNotThrowAnyException();
    }

    private static void assertRefused(AbstractEnergyMojo goal, String... parts) {
        assertThatThrownBy(goal::requireInput)
                .isInstanceOf(MojoExecutionException.class)
                .extracting(thrown -> thrown.getMessage()
                        .lines()
                        .collect(Collectors.joining(" "))
                        .replaceAll(" +", " "))
                .asString()
                .contains(parts);
    }

    private static PomBudget budget(String limit) {
        PomBudget budget = new PomBudget();
        budget.setTest("it.WorkTests#*");
        budget.setMaxJoules(limit);
        return budget;
    }

    private File write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toFile();
    }
}
