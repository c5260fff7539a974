package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.Joules;
import io.github.energyjunit.units.PercentText;
import java.util.Locale;

/**
 * Says in one line why a verdict is what it is, in numbers that bear it out.
 *
 * @param effect the least change that counts for this test
 */
record Wording(RegressionRule rule, double effect) {

    /** From here on the baseline itself tells by how much JVMs differ. */
    private static final int ENOUGH_JVMS = 3;

    static final String ZERO =
            "no sample is above 0 J once idle power is subtracted: let one sample do more work, and check by"
                    + " mvn energy:doctor that the idle power is right";

    /** Says that the two sides cannot be brought to one idle power. */
    static String otherIdle(CommonIdle idle) {
        return String.format(
                Locale.ROOT,
                "idle power of %.1f W was subtracted in the baseline and of %.1f W in this build, and the samples of an older"
                        + " version cannot be recomputed with another one: renew the baseline by %s",
                idle.base(),
                idle.head(),
                BaselineFile.COMMAND);
    }

    /** Says by how much a test is above its baseline, where nothing more can be said. */
    static String large(Pair pair, double shift) {
        return String.format(
                Locale.ROOT,
                "%s is %.2f times the baseline's %s",
                pair.headMedian(),
                Math.exp(shift),
                pair.baseMedian());
    }

    static String tooFew(Pair pair, int needed, boolean inBaseline) {
        return inBaseline
                ? "the baseline has " + CountText.of(pair.baseSize(), "sample") + " and " + needed
                        + " are needed: add builds to it by " + BaselineFile.COMMAND
                : "this build has " + CountText.of(pair.headSize(), "sample") + " and " + needed
                        + " are needed: use @EnergyTest, or @RepeatedTest(10)";
    }

    String of(Verdict verdict, Pair pair, Comparison comparison, Joules more) {
        return verdictText(verdict, pair, comparison, more) + notes(pair);
    }

    /** Says what the samples show, without what that may mean: for where fresh measurements have the last word. */
    String seen(Pair pair, Comparison comparison) {
        double change = comparison.ratio() - 1;
        String text = change > 0 ? worse(change, pair) : better(comparison.ratio(), pair);
        return text + " (" + figures(pair, comparison) + ")" + notes(pair);
    }

    /** Adds the words that hold for other tests as well, where the figures of this one are of no use to anybody. */
    Finding shared(Pair pair, Finding finding) {
        Comparison comparison = finding.comparison();
        if (finding.verdict() != Verdict.INCONCLUSIVE
                || comparison == null
                || isWorse(comparison, pair.more(Math.log(comparison.ratio())))) {
            return finding;
        }
        return finding.sharing("noise would hide a change of " + percent(rule.maxDetectable())
                + (comparison.samplesNeeded() > 0
                        ? ": measure longer batches, or more samples here and in the baseline"
                        : advice(comparison, pair))
                + unlike(pair));
    }

    private boolean isWorse(Comparison comparison, Joules more) {
        return comparison.ratio() > 1 + effect && more.isAbove(rule.least());
    }

    private static String unlike(Pair pair) {
        return pair.unlike() == null ? "" : "; " + pair.unlike();
    }

    private static String notes(Pair pair) {
        int leftOut = pair.test().mostlyDoubtful() ? 0 : pair.test().leftOut();
        return unlike(pair)
                + (leftOut == 0
                        ? ""
                        : "; " + CountText.of(leftOut, "sample") + " left out because the readings are doubtful");
    }

    private String verdictText(Verdict verdict, Pair pair, Comparison comparison, Joules more) {
        String figures = figures(pair, comparison);
        double change = comparison.ratio() - 1;
        return switch (verdict) {
            case FAIL ->
                worse(change, pair) + " (" + figures + "); a regression is more than " + percent(effect) + " and "
                        + rule.least().exactly() + " a sample";
            case WARN ->
                worse(change, pair) + ", which may be more than JVMs of the same code differ by chance (" + figures
                        + ")" + settle(pair);
            case IMPROVED ->
                better(comparison.ratio(), pair) + " (" + figures + "); keep that by " + BaselineFile.COMMAND;
            case INCONCLUSIVE ->
                isWorse(comparison, more)
                        ? worse(change, pair) + ", but that may be noise (" + figures + ")" + advice(comparison, pair)
                        : "noise would hide a change of less than " + percent(comparison.detectable()) + " (" + figures
                                + "; at most " + percent(rule.maxDetectable()) + " is wanted)"
                                + advice(comparison, pair);
            default ->
                passes(change, more, pair) + " (" + figures + "); a change of " + percent(comparison.detectable())
                        + " would be detected";
        };
    }

    /** Says what would settle it. */
    private static String settle(Pair pair) {
        return pair.base().size() < ENOUGH_JVMS
                ? ": add builds to the baseline until it has " + ENOUGH_JVMS + " or more (" + BaselineFile.COMMAND
                        + "), or compare both versions side by side (energy:compare)"
                : ": compare both versions side by side (energy:compare)";
    }

    private String passes(double change, Joules more, Pair pair) {
        if (change > effect && more.isAtMost(rule.least())) {
            return worse(change, pair) + ", but by no more than " + rule.least().exactly() + " a sample (it is " + more
                    + ")";
        }
        return pair.headMedian() + " is " + String.format(Locale.ROOT, "%.3f", 1 + change) + " of the baseline's "
                + pair.baseMedian();
    }

    private String worse(double change, Pair pair) {
        return pair.headMedian() + " is " + PercentText.beyond(change, effect) + " above the baseline's "
                + pair.baseMedian();
    }

    private static String better(double ratio, Pair pair) {
        return pair.headMedian() + " is " + percent(1 - ratio) + " below the baseline's " + pair.baseMedian();
    }

    private static String figures(Pair pair, Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, %s interval %.3f to %.3f, adjusted p %.2g, n = %d against %d, JVMs %d against %d",
                comparison.ratio(),
                percent(comparison.confidence()),
                comparison.low(),
                comparison.high(),
                comparison.p(),
                pair.headSize(),
                pair.baseSize(),
                pair.head().size(),
                pair.base().size());
    }

    private String advice(Comparison comparison, Pair pair) {
        if (comparison.samplesNeeded() > 0) {
            return ": measure longer batches, or " + CountText.of(comparison.samplesNeeded(), "sample")
                    + " here and in the baseline";
        }
        // More JVMs do not make samples calmer.
        return pair.noise().variance() > rule.jvmSpread() * rule.jvmSpread()
                ? ": measure longer batches (@EnergyTest, minDuration), since no number of such samples would be enough"
                : settle(pair);
    }

    static String percent(double share) {
        return PercentText.of(share);
    }
}
