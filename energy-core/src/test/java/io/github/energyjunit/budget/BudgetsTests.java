package io.github.energyjunit.budget;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTests extends JudgedBudgets {

    @Test
    void a_reading_above_the_limit_by_more_than_its_resolution_fails() throws IOException {
        Recording.measured(output).add(FOO, 1.62, maxJoules(1.5));

        Judgement judgement = judge(false);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason())
                .isEqualTo("1.62 J is above the budget of 1.5 J (annotation) by 120 mJ (8.0 %);"
                        + " less its resolution of 1 mJ it is still 1.62 J");
    }

    @Test
    void a_reading_that_its_resolution_may_have_put_above_the_limit_warns() throws IOException {
        Recording.measured(output)
                .add(FOO, 1.52, maxJoules(1.5).andThen(line -> line.put("resolutionMicrojoules", 100_000)));

        Judgement judgement = judge(false);

        assertThat(judgement.verdict()).isEqualTo(Verdict.WARN);
        assertThat(judgement.reason()).contains("resolution of 100 mJ it may be as low as 1.42 J");
    }

    @Test
    void a_reading_at_its_limit_passes() throws IOException {
        Recording.measured(output).add(FOO, 1.5, maxJoules(1.5));

        assertThat(judge(false).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void the_median_is_judged_and_not_the_outlier() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(1.5)).add(FOO, 9).add(FOO, 1.1);

        assertThat(judge(false).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void of_many_samples_the_median_must_surely_be_above_its_budget() throws IOException {
        Recording few = Recording.measured(output);
        for (int i = 0; i < 10; i++) {
            few.add(FOO, 1.45 + 0.02 * i, maxJoules(1.5));
        }

        assertThat(judge(false).verdict()).isEqualTo(Verdict.WARN);
        assertThat(judge(false).reason())
                .isEqualTo("1.54 J is above the budget of 1.5 J (annotation) by 40 mJ (2.7 %);"
                        + " by the lower 99 % bound of its median (n = 10) it may be as low as 1.45 J,"
                        + " so this only warns");
        assertThat(judge(new BudgetPolicy(false, true, 0.99)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(new BudgetPolicy(false, false, 0.6)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(false, rule("*", "1.44")).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(false, rule("*", "1.44")).reason()).endsWith("(n = 10) it is still 1.45 J");
    }

    @Test
    void a_budget_that_even_the_upper_bound_keeps_is_surely_kept() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(9)).add(FOO, 1.01).add(FOO, 1.02);

        assertThat(judge(false).reason())
                .matches("1\\.01 J is within the budget of 9 J \\(annotation\\);"
                        + " the upper 99 % bound of its median \\(n = 3\\) is 1\\.05 J");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPLAUSIBLE", "COUNTER_RESET"})
    void a_doubtful_reading_only_warns(String flag) throws IOException {
        Recording.measured(output).add(FOO, 9, maxJoules(1.5).andThen(flag(flag)));

        assertThat(judge(false).verdict()).isEqualTo(Verdict.WARN);
        assertThat(judge(false).reason()).contains("doubtful");
    }

    @Test
    void an_estimate_only_warns_unless_it_is_allowed_to_fail() throws IOException {
        Recording.estimated(output).add(FOO, 9, maxJoules(1.5));

        assertThat(judge(false).verdict()).isEqualTo(Verdict.WARN);
        assertThat(judge(false).reason())
                .startsWith("estimated 9 J is above")
                .contains("unless energy.budget.allowEstimated is true");
        assertThat(judge(true).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(true).reason()).contains("1.3 times the budget, 1.95 J");
    }

    @Test
    void an_estimate_within_its_margin_warns_even_if_allowed_to_fail() throws IOException {
        Recording.estimated(output).add(FOO, 1.9, maxJoules(1.5));

        assertThat(judge(true).verdict()).isEqualTo(Verdict.WARN);
    }
}
