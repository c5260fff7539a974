package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeniencyTests extends AgainstBaseline {

    @Test
    void a_regression_is_a_warning_where_the_machine_was_not_steady() throws IOException {
        store(1);

        Consumer<ObjectNode> unsteady =
                jvm -> jvm.putObject("canary").put("cv", 0.01).put("drift", -0.04);
        Analysis analysis = builds.build(unsteady).measure(FOO, 10, 1.3, 0.02).against(baseline);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.WARN);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains("not steady (canary: spread 1 %, drift -4 %, allowed 3 %)");
        Builds.Build build = builds.build().measure(FOO, 10, 1.3, 0.02);
        build.recording.raw("{\"type\":\"canary\",\"cv\":0.05,\"drift\":0}\n");
        assertThat(verdict(build)).isEqualTo(Verdict.WARN);
    }

    @Test
    void an_estimated_regression_warns_unless_it_is_allowed_to_fail() throws IOException {
        Consumer<ObjectNode> estimated = jvm -> jvm.withObject("/source").put("quality", "estimated");
        builds.build(estimated).measure(FOO, 10, 1, 0.01).store(baseline);
        Builds.Build worse = builds.build(estimated).measure(FOO, 10, 1.2, 0.01);

        assertThat(verdict(worse)).isEqualTo(Verdict.WARN);
        RegressionRule allowed =
                new RegressionRule(0.02, 0.05, 0.10, 0.10, 0.01, 0.05, 0.99, 0.20, 5, 0.03, AllowEstimated.ALWAYS);
        assertThat(find(worse.against(baseline, null, allowed, Acceptances.NONE), FOO)
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(builds.build(estimated).measure(FOO, 10, 1.08, 0.01)))
                .as("an estimate must be beyond 10 %%")
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPLAUSIBLE", "COUNTER_RESET"})
    void a_doubtful_reading_only_warns(String flag) throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 1.3, 0.02, Recording.flag(flag))))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void a_test_whose_annotation_keeps_it_out_of_the_gate_only_warns() throws IOException {
        store(1);

        assertThat(verdict(builds.build().measure(FOO, 10, 1.3, 0.02, line -> line.put("gate", false))))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void an_accepted_increase_passes_until_its_last_day() throws IOException {
        store(1);
        Builds.Build worse = builds.build().measure(FOO, 10, 1.3, 0.02);

        Analysis accepted = worse.against(baseline, null, RegressionRule.DEFAULT, accept(Builds.TODAY));
        Analysis expired = worse.against(baseline, null, RegressionRule.DEFAULT, accept(Builds.TODAY.minusDays(1)));

        assertThat(find(accepted, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(accepted, FOO).judgement().reason()).endsWith("accepted until 2026-11-23: new cipher");
        assertThat(find(expired, FOO).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(expired, FOO).judgement().reason()).endsWith("it was accepted only until 2026-11-22");
        assertThat(expired.warnings()).anyMatch(line -> line.contains("expired after 2026-11-22"));
    }

    @Test
    void many_small_steps_break_the_pinned_baseline() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("release.json"));
        builds.build().measure(FOO, 10, 1, 0.01).store(pinned);
        builds.build().measure(FOO, 10, 1.15, 0.01).store(baseline);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 1.17, 0.01)
                .against(baseline, pinned, RegressionRule.DEFAULT, Acceptances.NONE);

        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(analysis, FOO).judgement().reason())
                .contains("a regression is more than 10 %")
                .endsWith("this is the pinned baseline " + pinned.path());
    }

    @Test
    void a_pinned_baseline_that_is_not_there_is_told() throws IOException {
        store(1);

        Analysis analysis = builds.build()
                .measure(FOO, 10, 1, 0.01)
                .against(
                        baseline,
                        new BaselineFile(directory.resolve("none.json")),
                        RegressionRule.DEFAULT,
                        Acceptances.NONE);

        assertThat(analysis.warnings()).anyMatch(line -> line.contains("none.json is not there"));
        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
    }

    private static Acceptances accept(LocalDate until) {
        return new Acceptances(List.of(new Acceptances.Entry(new TestPattern("*#foo()"), "new cipher", until)));
    }
}
