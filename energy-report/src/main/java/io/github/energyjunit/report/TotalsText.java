package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.units.CountText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in one line which totals of classes and of all test JVMs were held against the baseline, and which were not and why. */
public final class TotalsText {

    private static final Set<Verdict> JUDGED = Set.of(Verdict.PASS, Verdict.IMPROVED, Verdict.WARN, Verdict.FAIL);
    private static final int NAMED = 2;

    private TotalsText() {}

    /** Returns the line; empty where there was nothing to compare. */
    public static Optional<String> of(Analysis analysis) {
        List<PartRegression> judged = new ArrayList<>();
        Map<String, List<PartRegression>> open = new LinkedHashMap<>();
        for (PartRegression part : analysis.compared()) {
            Verdict verdict = part.finding().verdict();
            if (JUDGED.contains(verdict)) {
                judged.add(part);
            } else {
                String why = verdict == Verdict.INCONCLUSIVE
                        ? "not decided"
                        : "not compared (" + part.finding().reason() + ")";
                open.computeIfAbsent(why, key -> new ArrayList<>()).add(part);
            }
        }
        List<String> texts = new ArrayList<>();
        if (!judged.isEmpty()) {
            long worse = judged.stream()
                    .filter(part -> part.finding().verdict().isViolation())
                    .count();
            texts.add(names(judged) + " compared with the baseline, "
                    + (worse == 0 ? "none of them worse" : worse + " of them worse"));
        }
        open.forEach((why, parts) -> texts.add(names(parts) + " " + why));
        for (WithoutTotals.Kind kind : WithoutTotals.Kind.values()) {
            List<String> names = analysis.withoutTotals().stream()
                    .filter(baseline -> baseline.kind() == kind)
                    .map(WithoutTotals::name)
                    .toList();
            if (!names.isEmpty()) {
                texts.add("none compared with " + baselines(kind, names) + " (" + why(kind) + ")");
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of("Totals: " + String.join("; ", texts) + ".");
    }

    /** Says why totals are not held against a baseline. */
    public static String why(WithoutTotals.Kind kind) {
        return switch (kind) {
            case PINNED -> "only tests are compared with a pinned baseline";
            case PROMETHEUS -> "its series do not say which tests a total is of";
        };
    }

    private static String baselines(WithoutTotals.Kind kind, List<String> names) {
        String pinned = kind == WithoutTotals.Kind.PINNED ? "pinned " : "";
        return names.size() == 1
                ? (pinned.isEmpty() ? "" : "the " + pinned + "baseline ") + names.get(0)
                : CountText.of(names.size(), pinned + "baseline") + ", such as " + names.get(0);
    }

    private static String names(List<PartRegression> parts) {
        List<String> names = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        parts.forEach(part -> (part.scope().equals(PartRegression.CLASS) ? classes : names).add(part.name()));
        if (classes.size() <= NAMED) {
            names.addAll(classes);
        } else {
            names.add(CountText.of(classes.size(), "class", "classes"));
        }
        int last = names.size() - 1;
        return last < 1 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
