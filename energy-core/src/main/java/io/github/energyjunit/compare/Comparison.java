package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.profile.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A judged comparison of two versions.
 *
 * @param tests the worst verdicts first, and of the same verdict the greatest ratio
 * @param verdict the worst of all; PASS where nothing is doubtful
 * @param differences where the energy of regressions went, as far as their stacks were sampled
 */
public record Comparison(
        CompareRun run, List<ComparedTest> tests, Verdict verdict, Map<ComparedTest, Difference> differences) {

    public Comparison {
        tests = List.copyOf(tests);
        differences = Map.copyOf(differences);
    }

    static Comparison of(CompareRun run, List<ComparedTest> tests) {
        Comparator<ComparedTest> worst = Comparator.comparing(ComparedTest::verdict, Verdict.WORST_FIRST);
        List<ComparedTest> sorted = tests.stream()
                .sorted(worst.thenComparing(
                                Comparator.comparingDouble(Comparison::change).reversed())
                        .thenComparing(test -> test.test().module())
                        .thenComparing(test -> test.test().test()))
                .toList();
        return new Comparison(run, sorted, Verdict.ofAll(sorted.stream().map(ComparedTest::verdict)), Map.of());
    }

    /** Give the tests with this verdict. */
    public List<ComparedTest> with(Verdict wanted) {
        return tests.stream().filter(test -> test.verdict() == wanted).toList();
    }

    /** Says where the energy of regressions went. */
    public Comparison with(Map<ComparedTest, Difference> found) {
        return new Comparison(run, tests, verdict, found);
    }

    /** Adds what people should know. */
    public Comparison withNotes(List<String> more) {
        return new Comparison(run.withNotes(more), tests, verdict, differences);
    }

    private static double change(ComparedTest test) {
        return Double.isNaN(test.ratio()) ? 0 : test.ratio();
    }
}
