package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.units.Joules;

/**
 * What the pairs of one test come to. The figures are of the confirming pairs where these decided, else of the screening;
 * without any pair they are not a number.
 *
 * @param confirmed what fresh pairs of JVMs said; of a test that was no suspect: nothing
 * @param ratio Hodges and Lehmann's estimate of the head's energy divided by the base's
 * @param low the lower end of the ratio's interval, at 95 % or as near to it as so few pairs allow
 * @param high the upper end of the ratio's interval
 * @param p the one-sided p-value: of a confirmed or refuted suspect that of "beyond the noise margin", adjusted for the
 *     number of suspects; else that of "hungrier at all"
 * @param base the median of the base's samples
 * @param head the median of the head's samples
 * @param relativeSpread 1.4826 · MAD of the pairs' logarithmic ratios: the noise of one pair
 * @param reason one line for people
 */
public record ComparedTest(
        PairedTest test,
        Verdict verdict,
        Confirmed confirmed,
        double ratio,
        double low,
        double high,
        double p,
        Joules base,
        Joules head,
        double relativeSpread,
        String reason) {}
