package io.github.energyjunit.aggregate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins the analyses of modules: each test keeps its verdict, and gets the name of its module before its own. */
public final class Aggregation {

    /** What stands between a module and a test; no name of a module has it. */
    public static final char SEPARATOR = '/';

    private final SortedMap<String, Analysis> modules = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** Adds a module by its name. */
    public void add(String module, Analysis analysis) {
        modules.put(module, analysis);
    }

    /** Says what is missing or wrong in a module. */
    public void warn(String module, String text) {
        warnings.add(module + ": " + text);
    }

    /** Join what was added. */
    public Analysis join() {
        List<Run> runs = new ArrayList<>();
        List<JudgedTest> tests = new ArrayList<>();
        List<String> all = new ArrayList<>(warnings);
        modules.forEach((module, analysis) -> {
            analysis.runs().forEach(run -> runs.add(run.named(module + SEPARATOR)));
            analysis.tests().forEach(test -> tests.add(named(test, module)));
            analysis.warnings().forEach(warning -> all.add(module + ": " + warning));
        });
        return new Analysis(
                        runs,
                        tests,
                        sum(modules.values().stream().map(Analysis::all)),
                        sum(modules.values().stream().map(Analysis::judged)),
                        judgement(),
                        all)
                .judging(modules.entrySet().stream()
                        .flatMap(module ->
                                module.getValue().parts().stream().map(part -> part.of(module.getKey() + SEPARATOR)))
                        .toList())
                .comparing(
                        modules.entrySet().stream()
                                .flatMap(module -> module.getValue().compared().stream()
                                        .map(part -> part.of(module.getKey() + SEPARATOR)))
                                .toList(),
                        modules.values().stream()
                                .flatMap(module -> module.withoutTotals().stream())
                                .distinct()
                                .toList())
                .with(tests, List.of());
    }

    /** Returns the worst verdict of the modules' budgets, and what each has to say. */
    private Judgement judgement() {
        Map<String, Judgement> held = modules.entrySet().stream()
                .filter(module -> module.getValue().module().budgetJoules() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, module -> module.getValue().module(), (a, b) -> a, TreeMap::new));
        if (held.isEmpty()) {
            return Judgement.NO_BUDGET;
        }
        String reasons = held.entrySet().stream()
                .map(module -> module.getKey() + ": " + module.getValue().reason())
                .collect(Collectors.joining("; "));
        return held.values().stream()
                .min(Comparator.comparing(Judgement::verdict, Verdict.WORST_FIRST))
                .map(worst -> new Judgement(worst.verdict(), reasons, null, null))
                .orElse(Judgement.NO_BUDGET);
    }

    private static Sum sum(Stream<Sum> sums) {
        return sums.reduce(Sum.NOTHING, Sum::plus);
    }

    private static JudgedTest named(JudgedTest judged, String module) {
        return new JudgedTest(
                judged.test().named(module + SEPARATOR + judged.test().test()),
                judged.budget(),
                judged.stored(),
                judged.pinned());
    }
}
