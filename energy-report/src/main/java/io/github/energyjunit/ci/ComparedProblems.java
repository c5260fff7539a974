package io.github.energyjunit.ci;

import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.GrownLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comparison of two versions found that somebody should look at, at the changed line where that is known. */
final class ComparedProblems {

    private ComparedProblems() {}

    /** Lists all, the worst first. */
    static List<Problem> of(Comparison comparison, CodePlaces places) {
        return comparison.tests().stream()
                .filter(test -> test.verdict().isDoubtful())
                .map(test -> problem(test, comparison, places))
                .toList();
    }

    private static Problem problem(ComparedTest compared, Comparison comparison, CodePlaces places) {
        String test = compared.test().test();
        Difference difference = comparison.differences().get(compared);
        GrownLine grown = difference == null ? null : difference.grown();
        String reason = Problem.reason(compared.reason(), grown, compared.test().flags());
        return new Problem(
                compared.verdict(),
                Problem.Rule.REGRESSION,
                test,
                Problem.labelled(reason, comparison.run().quality()),
                place(test, grown, places),
                Digest.of(Problem.Rule.REGRESSION.id + "\n" + compared.test().module() + "\n" + test));
    }

    /** A test's id is its class, a hash sign, and its method with brackets. */
    private static Place place(String test, @Nullable GrownLine grown, CodePlaces places) {
        if (grown != null) {
            return new Place(grown.file(), grown.line());
        }
        int hash = test.indexOf('#');
        return hash < 0
                ? places.ofClass(test)
                : places.of(test.substring(0, hash), test.substring(hash + 1).replaceAll("(?s)\\(.*", ""));
    }
}
