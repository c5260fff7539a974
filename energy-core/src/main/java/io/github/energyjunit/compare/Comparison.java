package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * A judged comparison of two versions.
 *
 * @param tests the worst verdicts first, and of the same verdict the greatest ratio
 * @param verdict the worst of all; PASS where nothing is doubtful
 */
public record Comparison(CompareRun run, List<ComparedTest> tests, Verdict verdict) {

    static Comparison of(CompareRun run, List<ComparedTest> tests) {
        Comparator<ComparedTest> worst = Comparator.comparing(ComparedTest::verdict, Verdict.WORST_FIRST);
        List<ComparedTest> sorted = tests.stream()
                .sorted(worst.thenComparing(
                                Comparator.comparingDouble(Comparison::change).reversed())
                        .thenComparing(test -> test.test().module())
                        .thenComparing(test -> test.test().test()))
                .toList();
        return new Comparison(run, sorted, Verdict.ofAll(sorted.stream().map(ComparedTest::verdict)));
    }

    /** Give the tests with this verdict. */
    public List<ComparedTest> with(Verdict wanted) {
        return tests.stream().filter(test -> test.verdict() == wanted).toList();
    }

    private static double change(ComparedTest test) {
        return Double.isNaN(test.ratio()) ? 0 : test.ratio();
    }
}
