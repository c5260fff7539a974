package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetJudge.Limit;
import io.github.energyjunit.budget.BudgetJudge.Reading;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.TestSummary.Invocations;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the budget of each test and of the module, and judges by it; where several hold, the strictest counts. */
public final class Budgets {

    private final List<BudgetRule> rules;
    private final List<TestPattern> patterns;
    private final BudgetPolicy policy;
    private final BudgetJudge judge;

    /** Judges by these rules besides what annotations say. */
    public Budgets(List<BudgetRule> rules, BudgetPolicy policy) {
        this.rules = List.copyOf(rules);
        this.patterns = rules.stream().map(BudgetRule::names).toList();
        this.policy = policy;
        this.judge = new BudgetJudge(policy);
    }

    /** Judges one test; without a budget it passes. */
    public Judgement judge(TestSummary test) {
        return limitOf(test).map(limit -> judge(test, limit)).orElse(Judgement.NO_BUDGET);
    }

    private Judgement judge(TestSummary test, Limit limit) {
        if (test.samples().size() > 0 && test.attributed() != null) {
            return judge.judge(reading(test, test.attributed()), limit);
        }
        Invocations ran = test.invocations();
        if (ran.successful() == 0) {
            String text = "no successful run to compare with the budget of " + limit + " (" + ran.failed() + " failed, "
                    + ran.aborted() + " aborted)";
            return new Judgement(Verdict.INCONCLUSIVE, text, limit.joules(), null);
        }
        String why = test.reasons().isEmpty() ? "" : ": " + String.join("; ", test.reasons());
        String text = "no reading, so the budget of " + limit + " is not checked" + why;
        return new Judgement(Verdict.WARN, text, limit.joules(), null);
    }

    private Reading reading(TestSummary test, Joules attributed) {
        if (test.samples().size() > 1) {
            return Reading.median(
                    attributed,
                    test.samples().numbers(),
                    policy.confidence(),
                    test.source().quality(),
                    test.doubtful());
        }
        Joules resolution = Objects.requireNonNullElse(test.resolution(), Joules.ZERO);
        return Reading.once(attributed, resolution, test.source().quality(), test.doubtful());
    }

    /** Judges the sum over the module's successful invocations. */
    public Judgement judgeModule(List<TestSummary> tests, Sum sum) {
        Optional<Limit> limit = strictest(rules.stream()
                .filter(rule -> rule.isOf(BudgetScope.MODULE))
                .map(rule -> new Limit(rule.maxJoules(), "module")));
        if (limit.isEmpty()) {
            return Judgement.NO_BUDGET;
        }
        Quality quality =
                tests.stream().map(test -> test.source().quality()).reduce(Quality.MEASURED, Quality::orWorse);
        boolean doubtful = tests.stream().anyMatch(TestSummary::doubtful);
        Judgement judgement =
                judge.judge(Reading.once(sum.attributed(), sum.resolution(), quality, doubtful), limit.get());
        if (judgement.verdict() == Verdict.PASS && sum.unread() > 0) {
            String text = judgement.reason() + ", but invocations without a reading are missing in it: " + sum.unread();
            return new Judgement(Verdict.WARN, text, judgement.budgetJoules(), judgement.ratio());
        }
        return judgement;
    }

    /** Judges what classes used with their fixtures, and what the module's test JVMs used in all, where a rule limits it. */
    public List<PartBudget> judgeParts(List<Run> runs) {
        return new LedgerBudgets(rules, judge).judge(runs);
    }

    /** Lists what is wrong with the rules given the tests there are: patterns that fit none. */
    public List<String> unused(List<TestSummary> tests) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            TestPattern pattern = patterns.get(i);
            BudgetRule rule = rules.get(i);
            if (rule.isOf(BudgetScope.TEST) && tests.stream().noneMatch(test -> pattern.fits(test.test()))) {
                warnings.add("The budget for '" + rule.pattern() + "' matches no measured test; a pattern matches a"
                        + " whole test id such as com.acme.FooTest#bar(), * and ? are allowed in it");
            }
        }
        return warnings;
    }

    private Optional<Limit> limitOf(TestSummary test) {
        Stream<Limit> annotated = Stream.ofNullable(test.maxJoules()).map(limit -> new Limit(limit, "annotation"));
        Stream.Builder<Limit> configured = Stream.builder();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isOf(BudgetScope.TEST) && patterns.get(i).fits(test.test())) {
                configured.add(new Limit(
                        rules.get(i).maxJoules(), "POM '" + rules.get(i).pattern() + "'"));
            }
        }
        return strictest(Stream.of(annotated, configured.build()).flatMap(Function.identity()));
    }

    private static Optional<Limit> strictest(Stream<Limit> limits) {
        return limits.min(Comparator.comparing(Limit::joules));
    }
}
