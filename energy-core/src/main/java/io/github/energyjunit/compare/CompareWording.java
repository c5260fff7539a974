package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.PercentText;
import java.util.List;
import java.util.Locale;

/** Says in one line why a verdict on a compared test is what it is. */
record CompareWording(CompareRule rule, PairedTest test, Figures figures, Confirmed confirmed) {

    private static final String ZERO = "some samples read 0 J, which has no ratio: let one sample do more work";
    private static final String MORE_TIME = ": give it more time by -Denergy.compare.time";

    ComparedTest compared(Verdict verdict, String reason) {
        return new ComparedTest(
                test,
                verdict,
                confirmed,
                figures.ratio(),
                figures.low(),
                figures.high(),
                figures.p(),
                figures.base(),
                figures.head(),
                figures.spread(),
                reason + leftOut() + (test.trouble() == null ? "" : "; " + test.trouble()));
    }

    String worse() {
        return change() + " (" + evidence() + "); a regression is more than " + PercentText.of(rule.minEffect())
                + " and " + rule.least().exactly() + " a sample";
    }

    String refuted() {
        return "fresh JVMs do not show that it became worse (" + evidence() + ")";
    }

    String small() {
        return change() + ", but by no more than " + rule.least().exactly() + " a sample (" + evidence() + ")";
    }

    String unconfirmed() {
        if (confirmed.jvmPairs() >= ConfirmRule.FEWEST) {
            return change() + ", which is neither confirmed nor excluded (" + evidence()
                    + "): longer batches or a quieter machine would help";
        }
        String seen = figures.pairs() == 0
                ? "it is a suspect"
                : change() + (confirmed.jvmPairs() == 0 ? " at first sight (" + interval() + ")" : "");
        List<SamplePair> fresh = test.confirming();
        String why = !fresh.isEmpty() && fresh.stream().noneMatch(SamplePair::isReadable)
                ? ZERO
                : CountText.of(confirmed.jvmPairs(), "fresh pair of JVMs", "fresh pairs of JVMs")
                        + " ran, and at least " + ConfirmRule.FEWEST + " are needed";
        return seen + ", but neither confirmed nor excluded: " + why
                + (test.trouble() == null && !why.equals(ZERO) ? MORE_TIME : "");
    }

    String better() {
        return PercentText.of(1 - figures.ratio()) + " below the base, by pairs; " + medians() + " (" + interval()
                + "); improvements are not confirmed by fresh JVMs";
    }

    String alike() {
        return medians() + " (" + interval() + ")";
    }

    String onlyIn(String side) {
        return side.equals("head")
                ? "not in the base: nothing to compare with"
                : "in the base, but not in the head: gone or renamed";
    }

    String tooFew(int pairs) {
        List<SamplePair> screening = test.screening();
        if (screening.size() >= CompareJudge.SCREENING_PAIRS) {
            return ZERO;
        }
        return CountText.of(pairs, "pair") + " taken and " + CompareJudge.SCREENING_PAIRS + " are needed"
                + (test.trouble() == null ? MORE_TIME : "");
    }

    private String leftOut() {
        long doubtful = test.confirming().stream()
                .filter(pair -> !pair.doubts().isEmpty())
                .count();
        return doubtful == 0 ? "" : "; " + CountText.of(doubtful, "pair") + " with doubtful readings left out";
    }

    private String change() {
        double change = figures.ratio() - 1;
        String by = change > rule.minEffect()
                ? PercentText.beyond(change, rule.minEffect())
                : PercentText.of(Math.abs(change));
        if (rule.estimated() && change > 0) {
            // Two estimates of one machine compare CPU time, whatever its watts are.
            return String.format(
                    Locale.ROOT,
                    "needs %s more CPU time; estimated %.2f times the energy, by pairs; %s",
                    by,
                    figures.ratio(),
                    medians());
        }
        return by + (change < 0 ? " below" : " above") + " the base, by pairs; " + medians();
    }

    /** Their quotient is not the ratio, which is taken pair by pair and so does not drift with the machine. */
    private String medians() {
        return "medians " + figures.head() + " against " + figures.base();
    }

    private String interval() {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, interval %.3f to %.3f, %s",
                figures.ratio(),
                figures.low(),
                figures.high(),
                CountText.of(figures.pairs(), "pair"));
    }

    private String evidence() {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, 95 %% interval %.3f to %.3f, adjusted p %.2g, %s, %s",
                figures.ratio(),
                figures.low(),
                figures.high(),
                figures.p(),
                CountText.of(confirmed.jvmPairs(), "fresh pair of JVMs", "fresh pairs of JVMs"),
                CountText.of(figures.pairs(), "pair of samples", "pairs of samples"));
    }
}
