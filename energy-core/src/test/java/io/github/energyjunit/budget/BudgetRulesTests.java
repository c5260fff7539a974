package io.github.energyjunit.budget;

import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which budget holds for which test, and for the module. */
class BudgetRulesTests extends JudgedBudgets {

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
}
