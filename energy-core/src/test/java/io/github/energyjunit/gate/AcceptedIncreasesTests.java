package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.confirmation.Unconfirmed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted is what the verdict rests on: fresh JVMs where they decided, else the stored comparison. */
class AcceptedIncreasesTests extends AgainstBaseline {

    /** 5 % of room, rounded up to whole percents; or the interval of the fresh pairs where that is wider. */
    @ParameterizedTest
    @CsvSource({"1.12, 1.35, 1.03, 1.42", "1.5, 1.2, 1.03, 1.26", "1.3, 1.3, 1.2, 1.56"})
    void what_fresh_jvms_confirmed_is_accepted_and_neither_less_nor_more(
            double stored, double confirmed, double width, double accepted) throws IOException {
        store(1);

        assertThat(accept(settled(stored, confirmed(confirmed, width), Acceptances.NONE)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.test()).hasToString(FOO);
                    assertThat(entry.maxRatio()).isEqualTo(accepted);
                });
    }

    @ParameterizedTest
    @CsvSource({"1.12, 1.35", "1.5, 1.2", "1.3, 1.3"})
    void what_was_accepted_makes_the_next_build_green_whatever_the_machine_adds_to_the_stored_comparison(
            double stored, double confirmed) throws IOException {
        store(1);
        Acceptances accepted = new Acceptances(accept(settled(stored, confirmed(confirmed, 1.03), Acceptances.NONE)));

        for (double next : new double[] {stored, 1.1, 1.6}) {
            Analysis green = settled(next, confirmed(1.03 * confirmed, 1.03), accepted);

            assertThat(green.violations()).isEmpty();
            assertThat(regression(green).reason()).endsWith("accepted until 2026-11-23: more rounds");
        }
    }

    @Test
    void more_in_fresh_jvms_than_was_accepted_is_red() throws IOException {
        store(1);
        Acceptances accepted = new Acceptances(accept(settled(1.5, confirmed(1.2, 1.03), Acceptances.NONE)));

        Finding more = regression(settled(1.5, confirmed(1.4, 1.03), accepted));

        assertThat(more.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(more.reason()).endsWith("accepted is no more than 26 % above the baseline");
    }

    @Test
    void without_fresh_jvms_the_stored_comparison_is_accepted() throws IOException {
        store(1);
        Analysis open = settled(1.3, Answer.none(Unconfirmed.TIME, ""), Acceptances.NONE);
        double seen = Objects.requireNonNull(regression(open).comparison()).ratio();

        assertThat(accept(open))
                .singleElement()
                .satisfies(entry -> assertThat(entry.maxRatio()).isBetween(1.05 * seen, 1.05 * seen + 0.01));
    }

    @Test
    void too_few_samples_for_a_stored_comparison_are_accepted_by_what_fresh_jvms_confirm() throws IOException {
        builds.build().measure(FOO, 2, 1, 0.02).store(baseline);
        Analysis confirmed =
                settle(builds.build().measure(FOO, 2, 3, 0.02).against(baseline), confirmed(2, 1.03), Acceptances.NONE);
        assertThat(regression(confirmed).comparison()).isNull();

        assertThat(accept(confirmed))
                .singleElement()
                .satisfies(entry -> assertThat(entry.maxRatio()).isEqualTo(2.1));
    }

    @Test
    void what_fresh_jvms_could_only_warn_of_is_accepted_by_what_they_show() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.6).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, 1.25, 0.6).against(baseline);
        Answer large = new Answer(
                new Confirmed(Outcome.UNCONFIRMED, 1.9, 0.9, 4, 0.4, 3), Unconfirmed.UNDECIDED, false, "open");

        assertThat(accept(settle(judged, large, Acceptances.NONE)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.maxRatio()).isEqualTo(2));
    }

    @Test
    void an_entry_covers_what_either_baseline_says() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("release.json"));
        builds.build().measure(FOO, 10, 1, 0.01).store(pinned);
        builds.build().measure(FOO, 10, 1.2, 0.01).store(baseline);
        Builds.Build worse = builds.build().measure(FOO, 10, 1.8, 0.01);
        List<Acceptances.Entry> entries =
                accept(worse.against(baseline, pinned, RegressionRule.DEFAULT, Acceptances.NONE));

        assertThat(worse.against(baseline, pinned, RegressionRule.DEFAULT, new Acceptances(entries))
                        .violations())
                .isEmpty();
    }

    private static List<Acceptances.Entry> accept(Analysis analysis) {
        return new AcceptedIncreases(new TestPattern("*"), "more rounds", Builds.TODAY, null).of(analysis);
    }

    private static Answer confirmed(double ratio, double width) {
        return new Answer(
                new Confirmed(Outcome.CONFIRMED, ratio, ratio / width, ratio * width, 0.001, 4), null, true, "");
    }

    private Analysis settled(double stored, Answer answer, Acceptances accepted) throws IOException {
        Builds.Build build = builds.build().measure(FOO, 10, stored, 0.02).measure(BAR, 10, 3, 0.02);
        return settle(build.against(baseline, null, RegressionRule.DEFAULT, accepted), answer, accepted);
    }

    private Analysis settle(Analysis judged, Answer answer, Acceptances accepted) throws IOException {
        return new Gate(RegressionRule.DEFAULT, BaselineReference.read(baseline), null, accepted, Builds.TODAY)
                .settle(judged, Map.of(FOO, answer));
    }

    private static Finding regression(Analysis analysis) {
        return Objects.requireNonNull(find(analysis, FOO).regression());
    }
}
