package io.github.energyjunit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.ledger.LedgerRun;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One JVM of 20 s on a machine that draws 10 W idle: class A used 40 J, and other programs 20 J. */
class LedgerBudgetsTests {
    private static final long SECOND = 1_000_000_000;

    private static Run run(Quality quality, boolean withLedger) {
        return LedgerRun.of(quality, Instant.EPOCH, withLedger ? ledger() : null);
    }

    private static JvmLedger ledger() {
        Joules total = Joules.of(260);
        JvmLedger.Use bodies = new JvmLedger.Use(total.part(8, 12), 20 * SECOND * 8 / 12, 8 * SECOND);
        return new JvmLedger(
                0,
                20 * SECOND,
                0,
                0,
                0,
                total,
                12 * SECOND,
                0,
                0,
                Map.of("bodies", bodies),
                List.of(new JvmLedger.Point(0, Joules.ZERO), new JvmLedger.Point(10 * SECOND, total.part(1, 2))),
                Map.of("com.acme.A", Map.of("bodies", bodies)),
                Map.of(),
                List.of(),
                List.of());
    }

    private static List<PartBudget> judge(Run run, BudgetPolicy policy, BudgetRule... rules) {
        return new Budgets(List.of(rules), policy).judgeParts(List.of(run));
    }

    private static List<PartBudget> judge(BudgetRule... rules) {
        return judge(run(Quality.MEASURED, true), BudgetPolicy.usual(false), rules);
    }

    @ParameterizedTest
    @CsvSource({"41, PASS, is within", "38, WARN, it may be as low as 36.4 J", "36, FAIL, it is still 36.4 J"})
    void a_class_and_all_that_its_jvm_used_are_held_against_their_limits(String limit, Verdict verdict, String reason) {
        List<PartBudget> judged =
                judge(BudgetRule.of("class", "com.acme.*", limit), BudgetRule.of("ledger", null, limit));

        assertThat(judged).extracting(PartBudget::name).containsExactly(PartBudget.LEDGER, "com.acme.A");
        assertThat(judged).allSatisfy(part -> {
            assertThat(part.energy()).isBetween(Joules.of(39.9), Joules.of(40.1));
            assertThat(part.judgement().verdict()).isEqualTo(verdict);
            assertThat(part.judgement().reason()).contains(reason);
        });
    }

    @Test
    void of_several_limits_the_strictest_counts() {
        List<PartBudget> judged = judge(
                BudgetRule.of("class", "*", "50"),
                BudgetRule.of("class", "com.acme.A", "30"),
                BudgetRule.of("ledger", null, "50"),
                BudgetRule.of("ledger", null, "45"));

        assertThat(judged)
                .extracting(part -> part.judgement().budgetJoules().intValueExact())
                .containsExactly(45, 30);
    }

    @Test
    void what_limits_nothing_says_so() {
        assertThat(judge(BudgetRule.of("class", "com.acme.Renamed", "50")))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.judgement().verdict()).isEqualTo(Verdict.WARN);
                    assertThat(part.judgement().reason()).contains("no class of the ledger has this name", "50 J");
                });
        assertThat(judge(
                        run(Quality.MEASURED, false),
                        BudgetPolicy.usual(false),
                        BudgetRule.of("class", "*", "50"),
                        BudgetRule.of("ledger", null, "50")))
                .hasSize(2)
                .extracting(PartBudget::judgement)
                .allSatisfy(judgement -> {
                    assertThat(judgement.verdict()).isEqualTo(Verdict.WARN);
                    assertThat(judgement.reason()).contains("no ledger of the test JVMs could be read");
                });
    }

    @Test
    void an_estimated_ledger_only_warns_unless_that_is_allowed() {
        BudgetRule rule = BudgetRule.of("class", "com.acme.A", "20");

        assertThat(judge(run(Quality.ESTIMATED, true), BudgetPolicy.usual(false), rule)
                        .get(0)
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(judge(run(Quality.ESTIMATED, true), BudgetPolicy.usual(true), rule)
                        .get(0)
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_broken_limit_is_a_violation_and_the_verdict_of_the_module() {
        Analysis analysis = new Analysis(
                        List.of(run(Quality.MEASURED, true)),
                        List.of(),
                        Sum.NOTHING,
                        Sum.NOTHING,
                        Judgement.NO_BUDGET,
                        List.of())
                .judging(judge(BudgetRule.of("class", "com.acme.A", "30")));

        assertThat(analysis.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(analysis.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .startsWith("com.acme.A: 40 J is above the budget of 30 J (class 'com.acme.A') by 10 J"));
    }

    @Test
    void what_a_scope_needs_is_said() {
        assertThatThrownBy(() -> BudgetRule.of("class", null, "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("name the classes by a pattern such as com.acme.FooTest");
        assertThatThrownBy(() -> BudgetRule.of("ledger", "*", "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("<scope>ledger</scope>: it cannot name tests");
        assertThatThrownBy(() -> BudgetRule.of("galaxy", "*", "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected test, class, module, ledger");
    }
}
