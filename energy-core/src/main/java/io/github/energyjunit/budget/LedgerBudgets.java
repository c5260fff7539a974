package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetJudge.Limit;
import io.github.energyjunit.budget.BudgetJudge.Reading;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds budgets against the ledger: classes with their fixtures, and all that the module's test JVMs used. */
final class LedgerBudgets {
    /**
     * By so much may a line be too high: beside other programs and with short parts, extensions and JUnit itself add 5.5 % to
     * a part of 0.5 to 1.5 s (docs/accuracy.md).
     */
    private static final double TOO_HIGH = 0.1;

    private final @Nullable BudgetRule all;
    private final Map<BudgetRule, TestPattern> ofClasses = new LinkedHashMap<>();
    private final BudgetJudge judge;

    LedgerBudgets(List<BudgetRule> rules, BudgetJudge judge) {
        all = strictest(rules.stream().filter(rule -> rule.isOf(BudgetScope.LEDGER)))
                .orElse(null);
        rules.stream().filter(rule -> rule.isOf(BudgetScope.CLASS)).forEach(rule -> ofClasses.put(rule, rule.names()));
        this.judge = judge;
    }

    List<PartBudget> judge(List<Run> runs) {
        if ((all == null && ofClasses.isEmpty()) || runs.isEmpty()) {
            return List.of();
        }
        Ledger ledger = Ledger.ofRuns(runs);
        Quality quality =
                runs.stream().map(run -> run.jvm().source().quality()).reduce(Quality.MEASURED, Quality::orWorse);
        List<PartBudget> judged = new ArrayList<>();
        if (all != null) {
            judged.add(part(all, PartBudget.LEDGER, ledger == null ? null : ledger.own(), quality));
        }
        List<Ledger.OfClass> classes = ledger == null ? List.of() : ledger.classes();
        for (Ledger.OfClass of : classes) {
            strictest(ofClasses.entrySet().stream()
                            .filter(entry -> entry.getValue().fits(of.className()))
                            .map(Map.Entry::getKey))
                    .ifPresent(rule -> judged.add(part(rule, of.className(), of.energy(), quality)));
        }
        ofClasses.forEach((rule, names) -> {
            if (classes.stream().noneMatch(of -> names.fits(of.className()))) {
                judged.add(new PartBudget(
                        rule.scope().word(), String.valueOf(rule.pattern()), null, nothing(rule, ledger)));
            }
        });
        return judged;
    }

    private PartBudget part(BudgetRule rule, String name, @Nullable Joules energy, Quality quality) {
        if (energy == null) {
            return new PartBudget(rule.scope().word(), name, null, nothing(rule, null));
        }
        Reading reading = Reading.ledger(energy, TOO_HIGH, quality);
        return new PartBudget(rule.scope().word(), name, energy, judge.judge(reading, limit(rule)));
    }

    private static Limit limit(BudgetRule rule) {
        String of = rule.pattern() == null ? "" : " '" + rule.pattern() + "'";
        return new Limit(rule.maxJoules(), rule.scope().word() + of);
    }

    /** Returns what is said where there is no number: of a class, by its rule's pattern. */
    private static Judgement nothing(BudgetRule rule, @Nullable Ledger ledger) {
        String why = ledger == null
                ? "no ledger of the test JVMs could be read, so the budget of " + limit(rule) + " is not checked"
                : "no class of the ledger has this name, so the budget of " + limit(rule) + " limits nothing";
        return new Judgement(Verdict.WARN, why, rule.maxJoules(), null);
    }

    private static Optional<BudgetRule> strictest(Stream<BudgetRule> rules) {
        return rules.min(Comparator.comparing(BudgetRule::maxJoules));
    }
}
