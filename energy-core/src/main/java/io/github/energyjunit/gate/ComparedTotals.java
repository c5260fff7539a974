package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.RunTotal;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds the totals of a build against those of the baseline's builds that ran the same tests. Tests have their verdicts by
 * then: what they need more is said of them, and a class fails for what is left; so do all test JVMs together, without what
 * is said of tests and classes.
 */
final class ComparedTotals {

    private final Analysis analysis;
    private final @Nullable BuildTotals totals;
    private final BaselineReference reference;
    private final RegressionRule rule;
    private final Exemptions exemptions;
    private final double shared;
    private final SortedMap<String, PartRegression> found = new TreeMap<>();

    /**
     * Compares.
     *
     * @param analysis whose tests have their last verdicts
     * @param totals those of the build, or null if it has none
     * @param shared the logarithm of what the tests' energy has changed by altogether
     */
    ComparedTotals(
            Analysis analysis,
            @Nullable BuildTotals totals,
            BaselineReference reference,
            RegressionRule rule,
            Exemptions exemptions,
            double shared) {
        this.analysis = analysis;
        this.totals = totals;
        this.reference = reference;
        this.rule = rule;
        this.exemptions = exemptions;
        this.shared = shared;
    }

    /** Lists what is found, that of all test JVMs first. */
    List<PartRegression> findings() {
        Optional<Section> section = analysis.runs().isEmpty()
                ? Optional.empty()
                : reference.baseline().section(analysis.runs().get(0).jvm().fingerprint());
        if (section.isEmpty() || !TotalsGaps.isFile(reference)) {
            return List.of(); // tests say so, or the baseline is of a server, which has no totals: TotalsGaps
        }
        String defect = BuildTotals.defect(analysis);
        if (defect == null && (totals == null || totals.isEmpty())) {
            return List.of();
        }
        if (!section.get().hasTotals()) {
            return List.of(open(
                    Verdict.MISSING_BASELINE,
                    "the baseline has no totals of classes and test JVMs yet: add them by " + BaselineFile.COMMAND));
        }
        List<Jvm> head = analysis.runs().stream().map(run -> run.jvm()).toList();
        String settings = Compared.settings(head, section.get());
        if (totals == null || !settings.isEmpty()) {
            return List.of(open(
                    Verdict.INCOMPARABLE,
                    totals == null
                            ? String.valueOf(defect)
                            : "the baseline is of another machine or setting: " + settings));
        }
        return compare(totals, section.get(), CommonIdle.of(section.get().runs(), head));
    }

    private static PartRegression open(Verdict verdict, String reason) {
        return new PartRegression(
                PartRegression.OF_LEDGER, PartBudget.LEDGER, null, new Finding(verdict, reason, null), List.of());
    }

    private List<PartRegression> compare(BuildTotals totals, Section section, CommonIdle idle) {
        Map<Instant, Set<String>> before = section.classesByRun();
        Map<String, TotalPair> classes = new LinkedHashMap<>();
        totals.classes().forEach((name, total) -> {
            List<RunTotal> stored = section.classes().getOrDefault(name, List.of());
            List<RunTotal> like = stored.stream()
                    .filter(old -> old.tests().equals(total.tests()))
                    .filter(old -> totals.company()
                            .getOrDefault(name, Set.of())
                            .containsAll(before.getOrDefault(old.run(), Set.of())))
                    .toList();
            Finding reason = UncomparedTotals.ofClass(total, stored, like);
            TotalPair pair = reason == null ? TotalPair.of(name, like, total, idle) : null;
            if (pair != null && !pair.isKnown()) {
                reason = new Finding(Verdict.INCONCLUSIVE, Wording.ZERO, null);
            }
            if (reason == null && pair != null) {
                classes.put(name, withSaid(pair, test -> test.test().className().equals(name), List.of(), Joules.ZERO));
            } else {
                found.put(name, part(PartRegression.CLASS, name, total, Objects.requireNonNull(reason), List.of()));
            }
        });
        RunTotal whole = totals.ledger();
        List<RunTotal> like = whole == null
                ? List.of()
                : section.ledger().stream()
                        .filter(old -> old.tests().equals(whole.tests()))
                        .toList();
        TotalPair ofAll = like.size() < JointTotals.FEWEST || whole == null
                ? null
                : TotalPair.of(PartBudget.LEDGER, like, whole, idle);
        List<TotalPair> pairs = new ArrayList<>(classes.values());
        if (ofAll != null && ofAll.isKnown()) {
            pairs.add(ofAll);
        }
        JointTotals joint = new JointTotals(rule, effect(), shared, pairs);
        judge(joint, List.copyOf(classes.values()), totals.classes());
        List<PartRegression> all = new ArrayList<>();
        if (ofAll != null && whole != null && ofAll.isKnown()) {
            all.add(judgeAll(joint, ofAll, classes, whole));
        } else {
            all.add(part(
                    PartRegression.OF_LEDGER,
                    PartBudget.LEDGER,
                    whole,
                    UncomparedTotals.ofLedger(whole, section, like),
                    List.of()));
        }
        all.addAll(found.values());
        return all;
    }

    private void judge(JointTotals joint, List<TotalPair> pairs, Map<String, RunTotal> totals) {
        List<Finding> findings = joint.judge(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            TotalPair pair = pairs.get(i);
            RunTotal total = totals.get(pair.name());
            Finding exempted =
                    exemptions.ofTotal(Acceptances.Scope.CLASS, pair.name(), analysis.quality(), findings.get(i));
            found.put(pair.name(), part(PartRegression.CLASS, pair.name(), total, exempted, pair.saidOf()));
        }
    }

    private PartRegression judgeAll(JointTotals joint, TotalPair pair, Map<String, TotalPair> classes, RunTotal whole) {
        List<String> names = new ArrayList<>();
        Joules more = Joules.ZERO;
        for (PartRegression part : found.values()) {
            TotalPair of = classes.get(part.name());
            if (of != null && isSaid(part.finding(), effect())) {
                names.add(part.name());
                more = more.plus(joint.excess(of));
            }
        }
        TotalPair left = withSaid(pair, test -> true, names, more);
        Finding finding = exemptions.ofTotal(
                Acceptances.Scope.LEDGER,
                pair.name(),
                analysis.quality(),
                joint.judge(List.of(left)).get(0));
        return part(PartRegression.OF_LEDGER, pair.name(), whole, finding, left.saidOf());
    }

    /** Leaves out of a total what its tests need more or less, where they have verdicts of their own that say so. */
    private TotalPair withSaid(TotalPair pair, Predicate<JudgedTest> which, List<String> others, Joules alreadySaid) {
        List<String> names = new ArrayList<>(others);
        Joules said = alreadySaid;
        for (JudgedTest test : analysis.tests()) {
            Finding finding = test.stored();
            if (which.test(test) && finding != null && isSaid(finding, rule.effectOf(test.test()))) {
                names.add(test.test().test());
                said = said.plus(test.test().all().attributed().times(1 - 1 / ratio(finding)));
            }
        }
        return names.isEmpty() ? pair : pair.without(said, names);
    }

    private static boolean isSaid(Finding finding, double effect) {
        return finding.comparison() != null
                && finding.verdict() != Verdict.INCONCLUSIVE
                && Math.abs(Math.log(ratio(finding))) > Math.log1p(effect);
    }

    private static double ratio(Finding finding) {
        Comparison comparison = finding.comparison();
        return comparison == null ? 1 : comparison.ratio();
    }

    private double effect() {
        return analysis.quality() == Quality.ESTIMATED
                ? Math.max(rule.effect(), rule.effectEstimated())
                : rule.effect();
    }

    private static PartRegression part(
            String scope, String name, @Nullable RunTotal total, Finding finding, List<String> saidOf) {
        Joules used = total == null
                ? null
                : Joules.ofMicrojoules(total.energy().microjoules().get(0));
        return new PartRegression(scope, name, used, finding, saidOf);
    }
}
