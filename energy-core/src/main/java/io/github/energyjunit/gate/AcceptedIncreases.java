package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.SideBySide;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.Acceptances.Scope;
import io.github.energyjunit.budget.TestPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of accepted increases from what fails or warns against the baseline.
 *
 * @param which test ids, class names for totals of classes, and {@code ledger} for all test JVMs
 * @param reason why the increases are intended
 * @param until the last day on which they hold
 * @param ratio how many times the baseline they may be; null for what the verdict rests on, with room for
 *     the luck of the next build
 */
public record AcceptedIncreases(
        TestPattern which,
        String reason,
        LocalDate until,
        @Nullable Double ratio) {

    /** Leaves room for the luck of the next JVM. */
    private static final double ROOM = 1.05;

    /** Lists an entry for each test and each total that fails or warns, and of which it is known by how much. */
    public List<Acceptances.Entry> of(Analysis analysis) {
        List<Acceptances.Entry> entries = new ArrayList<>();
        for (JudgedTest judged : analysis.tests()) {
            String test = judged.test().test();
            if (which.fits(test)) {
                // An entry is for both baselines, and has to cover what either of them says.
                Stream.of(judged.stored(), judged.pinned())
                        .filter(finding -> finding != null && isIncrease(finding))
                        .mapToDouble(AcceptedIncreases::room)
                        .max()
                        .ifPresent(room -> entries.add(entry(Scope.TEST, test, room)));
            }
        }
        for (PartRegression part : analysis.compared()) {
            Scope scope = part.scope().equals(PartRegression.CLASS) ? Scope.CLASS : Scope.LEDGER;
            Comparison comparison = part.finding().comparison();
            if (comparison != null
                    && isIncrease(part.finding())
                    && which.fits(scope == Scope.LEDGER ? scope.word() : part.name())) {
                // A total is one observation, and its next one differs by as much as its interval says.
                entries.add(entry(scope, part.name(), Math.max(ROOM * comparison.ratio(), comparison.high())));
            }
        }
        return entries;
    }

    private static boolean isIncrease(Finding finding) {
        return finding.verdict().isViolation() && Double.isFinite(finding.ratio());
    }

    /** What fresh JVMs show will be held against fresh JVMs again, which differ by as much as their interval says. */
    private static double room(Finding finding) {
        SideBySide fresh = finding.sideBySide();
        return Math.max(ROOM * finding.ratio(), fresh == null ? 0 : fresh.high());
    }

    private Acceptances.Entry entry(Scope scope, String name, double room) {
        double most = ratio == null ? Math.min(Acceptances.MOST_RATIO, Math.ceil(100 * room) / 100) : ratio;
        if (!(most > 1 && most <= Acceptances.MOST_RATIO)) {
            throw new InputException("Invalid value '" + most
                    + "' for energy.accept.ratio: expected a number above 1, for instance 1.1 for 10 % more");
        }
        return new Acceptances.Entry(scope, new TestPattern(name), reason, until, most);
    }
}
