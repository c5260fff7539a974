package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.units.JoulesText;
import io.github.energyjunit.units.PercentText;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Says in one line why a verdict is what it is, in numbers that bear it out.
 *
 * @param effect the least change that counts for this test
 */
record Wording(RegressionRule rule, double effect) {

    static final String ZERO = "some samples read 0 J, which has no ratio: let one sample do more work";

    static String tooFew(Pair pair, int needed, boolean inBaseline) {
        return inBaseline
                ? "the baseline has " + samples(pair.baseSize()) + " and " + needed
                        + " are needed: add builds to it by " + BaselineFile.COMMAND
                : "this build has " + samples(pair.headSize()) + " and " + needed
                        + " are needed: use @EnergyTest, or @RepeatedTest(10)";
    }

    String of(Verdict verdict, Pair pair, Comparison comparison, double more) {
        String figures = figures(pair, comparison);
        double change = comparison.ratio() - 1;
        return switch (verdict) {
            case FAIL ->
                worse(change, pair) + " (" + figures + "); a regression is more than " + percent(effect) + " and "
                        + joules(rule.joules()) + " a sample";
            case IMPROVED ->
                better(comparison.ratio(), pair) + " (" + figures + "); keep that by " + BaselineFile.COMMAND;
            case INCONCLUSIVE ->
                comparison.ratio() > 1 + effect && more > rule.joules()
                        ? worse(change, pair) + ", but that may be noise (" + figures + ")" + advice(comparison)
                        : "noise would hide a change of less than " + percent(comparison.detectable()) + " (" + figures
                                + "; at most " + percent(rule.maxDetectable()) + " is wanted)" + advice(comparison);
            default ->
                passes(change, more, pair) + " (" + figures + "); a change of " + percent(comparison.detectable())
                        + " would be seen";
        };
    }

    private String passes(double change, double more, Pair pair) {
        if (change > effect && more <= rule.joules()) {
            return worse(change, pair) + ", but by no more than " + joules(rule.joules()) + " a sample";
        }
        return text(pair.headMedian()) + " is " + String.format(Locale.ROOT, "%.3f", 1 + change) + " of the baseline's "
                + text(pair.baseMedian());
    }

    private String worse(double change, Pair pair) {
        return text(pair.headMedian()) + " is " + PercentText.beyond(change, effect) + " above the baseline's "
                + text(pair.baseMedian());
    }

    private static String better(double ratio, Pair pair) {
        return text(pair.headMedian()) + " is " + percent(1 - ratio) + " below the baseline's "
                + text(pair.baseMedian());
    }

    private static String figures(Pair pair, Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, %s interval %.3f to %.3f, adjusted p %.2g, n = %d against %d",
                comparison.ratio(),
                percent(comparison.confidence()),
                comparison.low(),
                comparison.high(),
                comparison.p(),
                pair.headSize(),
                pair.baseSize());
    }

    private static String advice(Comparison comparison) {
        return ": measure longer batches, or " + samples(comparison.samplesNeeded()) + " here and in the baseline";
    }

    private static String samples(int n) {
        return n == 1 ? "1 sample" : n + " samples";
    }

    private static String text(double microjoules) {
        return JoulesText.of(microjoules);
    }

    private static String joules(double joules) {
        return JoulesText.exactly(BigDecimal.valueOf(joules));
    }

    static String percent(double share) {
        return PercentText.of(share);
    }
}
