package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A judged comparison of two versions.
 *
 * @param tests the worst verdicts first, and of the same verdict the greatest ratio
 * @param verdict the worst of all; PASS where nothing is doubtful
 */
public record Comparison(CompareRun run, List<ComparedTest> tests, Verdict verdict) {

    private static final List<Verdict> WORST_FIRST = List.of(
            Verdict.FAIL,
            Verdict.WARN,
            Verdict.INCONCLUSIVE,
            Verdict.INCOMPARABLE,
            Verdict.MISSING_BASELINE,
            Verdict.REMOVED,
            Verdict.NEW,
            Verdict.IMPROVED,
            Verdict.PASS);

    private static final Set<Verdict> DOUBTFUL = Set.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE);

    static Comparison of(CompareRun run, List<ComparedTest> tests) {
        Comparator<ComparedTest> worst = Comparator.comparingInt(test -> WORST_FIRST.indexOf(test.verdict()));
        List<ComparedTest> sorted = tests.stream()
                .sorted(worst.thenComparing(
                                Comparator.comparingDouble(Comparison::change).reversed())
                        .thenComparing(test -> test.test().module())
                        .thenComparing(test -> test.test().test()))
                .toList();
        boolean any = !sorted.isEmpty() && DOUBTFUL.contains(sorted.get(0).verdict());
        return new Comparison(run, sorted, any ? sorted.get(0).verdict() : Verdict.PASS);
    }

    /** Give the tests with this verdict. */
    public List<ComparedTest> with(Verdict wanted) {
        return tests.stream().filter(test -> test.verdict() == wanted).toList();
    }

    private static double change(ComparedTest test) {
        return Double.isNaN(test.ratio()) ? 0 : test.ratio();
    }
}
