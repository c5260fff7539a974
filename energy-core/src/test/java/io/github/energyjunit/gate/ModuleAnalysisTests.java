package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.AnswersFile;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.gate.ModuleAnalysis.Remeasurement;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Suspects are measured side by side once, and again where what stood in the way may be gone. */
class ModuleAnalysisTests extends AgainstBaseline {

    private static final String OTHER = "com.acme.BarTests#bar()";

    private final List<Set<String>> asked = new ArrayList<>();
    private Builds.Build worse;

    @BeforeEach
    void measure() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.02).measure(OTHER, 10, 1, 0.02).store(baseline);
        worse = builds.build().measure(FOO, 10, 1.4, 0.02).measure(OTHER, 10, 1.4, 0.02);
    }

    @Test
    void suspects_are_measured_where_nobody_knows_of_them() throws IOException {
        Analysis analysis = analyse(asking(false));

        assertThat(asked).containsExactly(Set.of(FOO, OTHER));
        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(known(analysis).orElseThrow()).containsOnlyKeys(FOO, OTHER);
    }

    @Test
    void who_only_says_why_nothing_is_measured_leaves_no_answers_behind() throws IOException {
        Answer none = Answer.none(Unconfirmed.NOT_BUILT, "nothing is built here");

        Analysis analysis = analyse((judged, suspects) ->
                Optional.of(suspects.all().stream().collect(Collectors.toMap(test -> test, test -> none))));

        assertThat(find(analysis, FOO).judgement().reason()).contains("nothing is built here");
        assertThat(known(analysis)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Unconfirmed.class,
            names = {"NO_BASE", "NOT_BUILT", "NOT_RUN", "TIME"})
    void what_stood_in_the_way_may_be_gone_in_the_next_call(Unconfirmed why) throws IOException {
        know(Map.of(FOO, Answer.none(why, "for a reason"), OTHER, answer(Outcome.CONFIRMED, null)));

        Analysis analysis = analyse(asking(true));

        assertThat(asked).containsExactly(Set.of(FOO));
        assertThat(find(analysis, FOO).judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(find(analysis, OTHER).judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(known(analysis).orElseThrow()).containsOnlyKeys(FOO, OTHER);
    }

    @Test
    void what_was_decided_or_cannot_be_decided_is_not_asked_until_it_pleases() throws IOException {
        know(Map.of(FOO, answer(Outcome.CONFIRMED, null), OTHER, answer(Outcome.UNCONFIRMED, Unconfirmed.UNDECIDED)));

        analyse(asking(true));

        assertThat(asked).isEmpty();
    }

    @Test
    void goals_of_one_build_share_what_the_first_of_them_found() throws IOException {
        know(Map.of(FOO, Answer.none(Unconfirmed.TIME, ""), OTHER, Answer.none(Unconfirmed.TIME, "")));

        Analysis analysis = analyse(asking(false));

        assertThat(asked).isEmpty();
        assertThat(find(analysis, FOO).judgement().reason()).contains("the time limit was reached");
    }

    private void know(Map<String, Answer> answers) throws IOException {
        new AnswersFile(worse.output).write(ModuleAnalysis.runs(worse.analysis()), answers);
    }

    private Optional<Map<String, Answer>> known(Analysis analysis) throws IOException {
        return new AnswersFile(worse.output).read(ModuleAnalysis.runs(analysis));
    }

    private static Answer answer(Outcome outcome, @Nullable Unconfirmed why) {
        return new Answer(new Confirmed(outcome, 1.4, 1.3, 1.5, 0.001, 4), why, true, "as measured");
    }

    private Remeasurement asking(boolean again) {
        Remeasurement refuting = (judged, suspects) -> {
            asked.add(suspects.all());
            Answer refuted = new Answer(new Confirmed(Outcome.REFUTED, 1, 0.99, 1.01, 1, 4), null, false, "");
            return Optional.of(suspects.all().stream().collect(Collectors.toMap(test -> test, test -> refuted)));
        };
        return refuting.keptAndAskedAgainIf(() -> again);
    }

    private Analysis analyse(Remeasurement remeasurement) throws IOException {
        Path none = worse.output.resolve("energy-accepted.json");
        Budgets budgets = new Budgets(List.of(), BudgetPolicy.usual(false));
        return new ModuleAnalysis(Freshness.ANY, budgets, RegressionRule.DEFAULT, remeasurement)
                .of(List.of(worse.output), Owner.ANYONE, new ModuleAnalysis.Files(baseline.path(), null, none));
    }
}
