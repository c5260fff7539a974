package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.units.Joules;
import io.github.energyjunit.units.NamesText;
import io.github.energyjunit.units.PercentText;
import java.util.Locale;

/**
 * Says in one line why a total has its verdict.
 *
 * @param effect the least change that counts
 * @param least the least change in joules
 */
record TotalWording(TotalPair pair, Comparison comparison, double effect, Joules least) {

    String of(Verdict verdict) {
        String seen = seen() + " (" + figures() + ")";
        String text = switch (verdict) {
            case FAIL ->
                seen + "; a total fails if it is certainly more than " + PercentText.of(JointTotals.LUCK) + " and "
                        + least.exactly() + " above";
            case WARN ->
                seen + "; a whole build cannot be measured side by side, so this is not confirmed"
                        + " (it fails by energy.failOn=FAIL,UNCONFIRMED)";
            case IMPROVED -> seen + "; keep that by " + BaselineFile.COMMAND;
            case INCONCLUSIVE ->
                seen + ", but noise would hide a change of less than "
                        + PercentText.of(comparison.detectable()) + ": add more builds to the baseline ("
                        + BaselineFile.COMMAND + ")";
            default -> seen + "; a change of " + PercentText.of(comparison.detectable()) + " would be detected";
        };
        return text + (pair.unlike() == null ? "" : "; " + pair.unlike());
    }

    private String seen() {
        if (pair.saidOf().isEmpty()) {
            return pair.head() + " in total is " + change();
        }
        return pair.head() + " in total is " + beside(pair.logRatioOfAll()) + "; without what "
                + NamesText.of(pair.saidOf()) + (pair.said().isAbove(Joules.ZERO) ? " needs more" : " needs less")
                + ", which has a verdict of its own, it is " + change();
    }

    private String change() {
        double ratio = comparison.ratio();
        Joules base = pair.baseLevel();
        return ratio > 1 + effect
                ? PercentText.beyond(ratio - 1, effect) + " above the baseline's " + base
                : beside(Math.log(ratio));
    }

    private String beside(double logRatio) {
        return String.format(Locale.ROOT, "%.3f of the baseline's %s", Math.exp(logRatio), pair.baseLevel());
    }

    private String figures() {
        return String.format(
                Locale.ROOT,
                "ratio %.3f, %s interval %.3f to %.3f, adjusted p %.2g, 1 build against %d",
                comparison.ratio(),
                PercentText.of(comparison.confidence()),
                comparison.low(),
                comparison.high(),
                comparison.p(),
                comparison.baselineJvms());
    }
}
