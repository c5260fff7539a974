package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.units.CountText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says in the last line of a build that does not fail what was judged, and what was not: it never sounds better than it is. */
public final class CheckSummary {

    /** What says nothing of whether a test has become worse. */
    private static final Set<Verdict> OPEN = Set.of(Verdict.INCONCLUSIVE, Verdict.INCOMPARABLE);

    private static final Set<Verdict> WORSE = Set.of(Verdict.WARN, Verdict.FAIL);

    private static final Set<Verdict> JUDGED = Set.of(Verdict.PASS, Verdict.IMPROVED, Verdict.WARN, Verdict.FAIL);

    private final Analysis analysis;
    private final int doubts;

    /**
     * Sums up an analysis.
     *
     * @param doubts how many warnings there are
     */
    public CheckSummary(Analysis analysis, int doubts) {
        this.analysis = analysis;
        this.doubts = doubts;
    }

    /** Returns it as one line. */
    public String text(ConsoleStyle paint) {
        List<String> parts = new ArrayList<>();
        long open = count(OPEN);
        if (hasBudget()) {
            parts.add(doubts == 0 ? "No energy budget exceeded" : "No energy budget definitely exceeded");
        }
        baseline(count(JUDGED), count(WORSE), open).ifPresent(parts::add);
        if (parts.isEmpty()) {
            return "No test was judged: none has an energy budget or a baseline."
                    + (doubts == 0 ? "" : " " + warnings());
        }
        String text = capitalised(String.join("; ", parts));
        if (doubts > 0) {
            return text + "; " + warnings();
        }
        return open == 0 ? paint.apply(ConsoleStyle.Tone.GOOD, text + ".") : text + ".";
    }

    private static Optional<String> baseline(long judged, long worse, long open) {
        if (judged == 0) {
            return open == 0
                    ? Optional.empty()
                    : Optional.of("whether a test has become worse could not be judged for any of "
                            + CountText.of(open, "test"));
        }
        String all = CountText.of(judged + open, "test");
        if (worse > 0) {
            return Optional.of(
                    worse + " of " + all + " may have become worse" + (open == 0 ? "" : "; " + open + " not judged"));
        }
        return Optional.of(
                open == 0
                        ? "no test has become worse"
                        : "no test that could be judged has become worse; " + open + " of " + all + " not judged");
    }

    private String warnings() {
        return CountText.of(doubts, "warning") + " above.";
    }

    private boolean hasBudget() {
        return Stream.concat(analysis.ofSeveral(), analysis.tests().stream().map(JudgedTest::budget))
                .anyMatch(judgement -> judgement.isOfBudget());
    }

    private long count(Set<Verdict> verdicts) {
        return analysis.tests().stream()
                .map(JudgedTest::regression)
                .filter(Objects::nonNull)
                .map(Finding::verdict)
                .filter(verdicts::contains)
                .count();
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
