package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.units.JoulesText;
import io.github.energyjunit.units.PercentText;
import java.math.BigDecimal;
import java.util.Locale;

/** Says in one line why a verdict on a compared test is what it is. */
record CompareWording(CompareRule rule, PairedTest test, Figures figures) {

    private static final String ZERO = "some samples read 0 J, which has no ratio: let one sample do more work";
    private static final String MORE_TIME = ": give it more time by -Denergy.compare.time";

    ComparedTest compared(Verdict verdict, String reason) {
        return new ComparedTest(
                test,
                verdict,
                figures.ratio(),
                figures.low(),
                figures.high(),
                figures.p(),
                figures.baseMicrojoules() / 1e6,
                figures.headMicrojoules() / 1e6,
                figures.spread(),
                test.trouble() == null ? reason : reason + "; " + test.trouble());
    }

    String worse() {
        return change() + " (" + evidence() + "); a regression is more than " + PercentText.of(rule.minEffect())
                + " and " + joules(rule.minMicrojoules()) + " a sample";
    }

    String refuted() {
        boolean small = figures.ratio() > 1 + rule.minEffect();
        return small
                ? change() + ", but by no more than " + joules(rule.minMicrojoules()) + " a sample (" + evidence() + ")"
                : "looked worse at first, but fresh pairs do not confirm that (" + evidence() + ")";
    }

    String perhaps() {
        return change() + ", but that may be noise (" + evidence() + "): " + calmer();
    }

    String noisy(double noise) {
        return "noise would hide a change of less than " + PercentText.of(noise) + " (" + interval() + "; at most "
                + PercentText.of(rule.maxDetectable()) + " is wanted): " + calmer();
    }

    String unconfirmed(int pairs, int suspects) {
        String seen = figures.pairs() == 0 ? "it is a suspect" : change() + " at first sight (" + interval() + ")";
        String why = unreadable(test.confirming())
                ? ZERO
                : count(pairs) + " taken to confirm it, too few for "
                        + (suspects == 1 ? "one suspect" : suspects + " suspects");
        return seen + ", but " + why + (test.trouble() == null && !why.equals(ZERO) ? MORE_TIME : "");
    }

    String better() {
        return text(figures.headMicrojoules()) + " is " + PercentText.of(1 - figures.ratio()) + " below the base's "
                + text(figures.baseMicrojoules()) + " (" + interval()
                + "); improvements are not confirmed by fresh pairs";
    }

    String alike() {
        return text(figures.headMicrojoules()) + " against the base's " + text(figures.baseMicrojoules()) + " ("
                + interval() + ")";
    }

    String onlyIn(String side) {
        return side.equals("head")
                ? "not in the base: nothing to compare with"
                : "in the base, but not in the head: gone or renamed";
    }

    String tooFew(int pairs) {
        if (unreadable(test.screening())) {
            return ZERO;
        }
        return count(pairs) + " taken and " + CompareJudge.SCREENING_PAIRS + " are needed"
                + (test.trouble() == null ? MORE_TIME : "");
    }

    private static boolean unreadable(Iterable<SamplePair> pairs) {
        for (SamplePair pair : pairs) {
            if (!pair.isReadable()) {
                return true;
            }
        }
        return false;
    }

    private String change() {
        double change = figures.ratio() - 1;
        String by = change > rule.minEffect()
                ? PercentText.beyond(change, rule.minEffect())
                : PercentText.of(Math.abs(change));
        return text(figures.headMicrojoules()) + " is " + by + (change < 0 ? " below" : " above") + " the base's "
                + text(figures.baseMicrojoules());
    }

    private String interval() {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, interval %.3f to %.3f, %s",
                figures.ratio(),
                figures.low(),
                figures.high(),
                count(figures.pairs()));
    }

    private String evidence() {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, 95 %% interval %.3f to %.3f, adjusted p %.2g, %s",
                figures.ratio(),
                figures.low(),
                figures.high(),
                figures.p(),
                "fresh " + count(figures.pairs()));
    }

    private static String calmer() {
        return "measure longer batches or quieten the machine";
    }

    private static String count(int pairs) {
        return pairs == 1 ? "1 pair" : pairs + " pairs";
    }

    private static String text(double microjoules) {
        return JoulesText.of(microjoules);
    }

    private static String joules(double microjoules) {
        return JoulesText.exactly(BigDecimal.valueOf(microjoules).movePointLeft(6));
    }
}
