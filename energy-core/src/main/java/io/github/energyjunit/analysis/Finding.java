package io.github.energyjunit.analysis;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What comes of holding a test against the baseline.
 *
 * @param reason one line for people
 * @param seen what of it was found, without what that may mean and what to do about it
 * @param comparison the figures, or null where there are none
 * @param evidence what the verdict rests on
 */
public record Finding(
        Verdict verdict,
        String reason,
        String seen,
        @Nullable Comparison comparison,
        Evidence evidence) {

    /** Makes a finding that the stored baseline settles. */
    public Finding(Verdict verdict, String reason, @Nullable Comparison comparison) {
        this(verdict, reason, comparison, Evidence.STORED);
    }

    /** Makes a finding with nothing in its reason but what was found. */
    public Finding(Verdict verdict, String reason, @Nullable Comparison comparison, Evidence evidence) {
        this(verdict, reason, reason, comparison, evidence);
    }

    /** Tells whether it wants to be measured side by side with the baseline's code. */
    public boolean isSuspect() {
        return evidence == Evidence.SUSPECT || evidence == Evidence.UNCLEAR;
    }

    /** Returns whether it is a regression, or may be one. */
    boolean isViolation() {
        return verdict.isViolation();
    }

    /** Returns the same figures with another verdict. */
    public Finding as(Verdict other, String why, Evidence evidenceNow) {
        return new Finding(other, why, seen, comparison, evidenceNow);
    }

    /** Says its reason in other words. */
    Finding reworded(UnaryOperator<String> words) {
        return as(verdict, words.apply(reason), evidence);
    }
}
