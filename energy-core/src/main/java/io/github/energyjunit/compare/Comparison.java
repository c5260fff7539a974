package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.profile.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A judged comparison of two versions.
 *
 * @param tests the worst verdicts first, and of the same verdict the greatest ratio
 * @param verdict the worst of the tests that both versions have; INCONCLUSIVE without any
 * @param differences where the energy of regressions went, as far as their stacks were sampled
 */
public record Comparison(
        CompareRun run, List<ComparedTest> tests, Verdict verdict, Map<ComparedTest, Difference> differences) {

    private static final Set<Verdict> ALONE = Set.of(Verdict.NEW, Verdict.REMOVED);

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
        List<Verdict> ofBoth = sorted.stream()
                .map(ComparedTest::verdict)
                .filter(verdict -> !ALONE.contains(verdict))
                .toList();
        return new Comparison(
                run, sorted, ofBoth.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.ofAll(ofBoth.stream()), Map.of());
    }

    /** Returns whether any test is in both versions. */
    public boolean isAnyInBoth() {
        return tests.stream().anyMatch(test -> !ALONE.contains(test.verdict()));
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
