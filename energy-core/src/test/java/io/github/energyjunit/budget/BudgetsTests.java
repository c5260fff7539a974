package io.github.energyjunit.budget;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTests {

    private static final String FOO = "com.acme.FooTest#foo()";

    @TempDir
    Path output;

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
    void what_is_many_times_the_limit_says_how_many() throws IOException {
        Recording.measured(output).add(FOO, 10.1, maxJoules(0.02));

        assertThat(judge(false).reason()).contains("by 10.08 J (505 times the budget)");
    }

    @Test
    void percentages_of_hundreds_are_not_rounded_to_tens() throws IOException {
        Recording.measured(output).add(FOO, 3.65, maxJoules(1));

        assertThat(judge(false).reason()).contains("by 2.65 J (265 %)");
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

    @Test
    void the_strictest_of_annotation_and_pom_counts_and_is_named() throws IOException {
        Recording.measured(output).add(FOO, 1.4, maxJoules(1.5));

        Judgement judgement = judge(false, rule("*FooTest#*", "1.3"), rule("com.acme.*", "1.35"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).contains("1.3 J (POM '*FooTest#*')");
        assertThat(judge(false, rule("com.acme.*", "99")).budgetJoules()).isEqualByComparingTo("1.5");
    }

    @Test
    void a_pattern_that_fits_no_test_is_named() throws IOException {
        Recording.measured(output).add(FOO, 1);

        assertThat(analyse(false, rule("com.acme.Fo?Test#foo()", "9")).warnings())
                .isEmpty();
        assertThat(analyse(false, rule("com.acme.FooTest", "9")).warnings())
                .singleElement()
                .asString()
                .contains("'com.acme.FooTest' matches no measured test");
    }

    @Test
    void nothing_but_star_and_question_mark_has_a_meaning_in_a_pattern() throws IOException {
        Recording.measured(output).add("com.acme.A$BTest#foo(int)[2]", 1);

        assertThat(analyse(false, rule("com.acme.A$BTest#foo(int)[2]", "9")).warnings())
                .isEmpty();
        assertThat(analyse(false, rule("com.acme.A$BTest#foo(int)[23]", "9")).warnings())
                .hasSize(1);
        assertThat(analyse(false, rule("com.acme..*", "9")).warnings()).hasSize(1);
    }

    @Test
    void the_module_is_judged_by_the_sum_of_its_successful_invocations() throws IOException {
        Recording.measured(output)
                .add(FOO, 1)
                .add(FOO, 1)
                .add("a.B#c()", 1)
                .add("a.B#d()", 50, line -> line.put("outcome", "failed"))
                .add("a.B#c()", 50, line -> line.put("warmup", true));

        assertThat(analyse(false, BudgetRule.of("module", null, "3.1")).module().verdict())
                .isEqualTo(Verdict.PASS);
        Judgement broken = analyse(false, BudgetRule.of("module", null, "2.9")).module();
        assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(broken.reason()).startsWith("3 J is above the budget of 2.9 J (module) by 100 mJ (3.4 %)");
    }

    @Test
    void a_module_sum_in_which_readings_are_missing_does_not_simply_pass() throws IOException {
        Recording.measured(output).add(FOO, 1).unread(FOO, "torn", line -> {});

        Judgement judgement = analyse(false, BudgetRule.of("module", null, "9")).module();

        assertThat(judgement.verdict()).isEqualTo(Verdict.WARN);
        assertThat(judgement.reason()).contains("without a reading are missing in it: 1");
    }

    @Test
    void a_violation_names_test_joules_limit_excess_and_flags() throws IOException {
        Recording.measured(output).add(FOO, 3, maxJoules(1.5).andThen(flag("OVERLAPPED")));

        assertThat(analyse(false).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .startsWith(FOO + ": 3 J is above the budget of 1.5 J (annotation) by 1.5 J (100 %)")
                        .endsWith("[OVERLAPPED]"));
    }

    @ParameterizedTest
    @CsvSource({
        "1500001, 1.5",
        "1500100, 1.5",
        "999999, 0.999998",
        "1004, 0.001",
        "1, 0.0000005",
        "123456789012, 123456.789011",
        "2999999, 2.0000000001",
    })
    void a_message_never_contradicts_itself(long microjoules, String limit) throws IOException {
        Recording.measured(output)
                .add(
                        FOO,
                        0,
                        line -> line.put("attributedMicrojoules", microjoules).put("resolutionMicrojoules", 0));

        String reason = judge(false, rule("*", limit)).reason();

        BigDecimal shown = joulesIn(reason.replaceAll(" is above.*", ""));
        BigDecimal shownLimit = joulesIn(reason.replaceAll(".*budget of | \\(POM.*", ""));
        BigDecimal excess = joulesIn(reason.replaceAll(".* by | \\([^(]* %.*", ""));
        assertThat(shownLimit).isEqualByComparingTo(limit);
        assertThat(shown).isGreaterThan(shownLimit).isEqualByComparingTo(shownLimit.add(excess));
        assertThat(reason).doesNotContain("(0 %)").doesNotContain("(0.0 %)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "much", "NaN", "1e99", "1e-99", "1,5", ""})
    void a_bad_limit_is_an_error_that_shows_it(String limit) {
        assertThatThrownBy(() -> BudgetRule.of("test", "a.B#*", limit))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'a.B#*'")
                .hasMessageContaining("maxJoules>" + (limit.isEmpty() ? "" : limit))
                .hasMessageContaining("above 0");
    }

    @Test
    void a_budget_needs_a_known_scope_and_a_test_needs_a_pattern() {
        assertThatThrownBy(() -> BudgetRule.of("galaxy", "*", "1")).hasMessageContaining("galaxy");
        assertThatThrownBy(() -> BudgetRule.of(null, null, "1")).hasMessageContaining("<test>");
        assertThatThrownBy(() -> BudgetRule.of("module", "*", "1")).hasMessageContaining("cannot name tests");
    }

    private static BigDecimal joulesIn(String text) {
        String[] parts = text.trim().split(" ");
        int power = switch (parts[1]) {
            case "pJ" -> -12;
            case "nJ" -> -9;
            case "µJ" -> -6;
            case "mJ" -> -3;
            case "J" -> 0;
            case "kJ" -> 3;
            default -> throw new AssertionError(text);
        };
        return new BigDecimal(parts[0]).scaleByPowerOfTen(power);
    }

    private static BudgetRule rule(String pattern, String limit) {
        return BudgetRule.of(null, pattern, limit);
    }

    private Judgement judge(BudgetPolicy policy) throws IOException {
        return new Analyzer(new Freshness(Instant.EPOCH, true), new Budgets(List.of(), policy), pid -> false)
                .analyse(output)
                .tests()
                .get(0)
                .judgement();
    }

    private Judgement judge(boolean allowEstimated, BudgetRule... rules) throws IOException {
        return analyse(allowEstimated, rules).tests().get(0).judgement();
    }

    private Analysis analyse(boolean allowEstimated, BudgetRule... rules) throws IOException {
        Freshness everything = new Freshness(Instant.EPOCH, true);
        return new Analyzer(everything, new Budgets(List.of(rules), BudgetPolicy.usual(allowEstimated)), pid -> false)
                .analyse(output);
    }
}
