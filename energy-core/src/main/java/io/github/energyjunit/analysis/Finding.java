package io.github.energyjunit.analysis;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What comes of holding a test against the baseline.
 *
 * @param reason one line for people
 * @param shared the reason without the figures of this test, where other tests may have the same one; else the reason
 * @param seen what of it was found, without what that may mean and what to do about it
 * @param comparison the figures, or null where there are none
 * @param sideBySide the increase that fresh JVMs show, where the verdict rests on it; else null
 * @param evidence what the verdict rests on
 */
public record Finding(
        Verdict verdict,
        String reason,
        String shared,
        String seen,
        @Nullable Comparison comparison,
        @Nullable SideBySide sideBySide,
        Evidence evidence) {

    /** Makes a finding that the stored baseline settles. */
    public Finding(Verdict verdict, String reason, @Nullable Comparison comparison) {
        this(verdict, reason, comparison, Evidence.STORED);
    }

    /** Makes a finding with nothing in its reason but what was found. */
    public Finding(Verdict verdict, String reason, @Nullable Comparison comparison, Evidence evidence) {
        this(verdict, reason, reason, comparison, evidence);
    }

    /** Makes a finding of the stored baseline, whose reason is its test's alone. */
    public Finding(Verdict verdict, String reason, String seen, @Nullable Comparison comparison, Evidence evidence) {
        this(verdict, reason, reason, seen, comparison, null, evidence);
    }

    /** Tells whether it wants to be measured side by side with the baseline's code. */
    public boolean isSuspect() {
        return evidence == Evidence.SUSPECT || evidence == Evidence.UNCLEAR;
    }

    /** Returns whether it is a regression, or may be one. */
    boolean isViolation() {
        return verdict.isViolation();
    }

    /** Returns how many times the baseline it is, by what the verdict rests on; infinite where nobody knows. */
    public double ratio() {
        if (sideBySide != null) {
            return sideBySide.ratio();
        }
        return comparison == null ? Double.POSITIVE_INFINITY : comparison.ratio();
    }

    /** Returns the same figures with another verdict; what a reason is continued by holds for what tests share as well. */
    public Finding as(Verdict other, String why, Evidence evidenceNow) {
        String sharedNow = why.startsWith(reason) ? shared + why.substring(reason.length()) : why;
        return new Finding(other, why, sharedNow, seen, comparison, sideBySide, evidenceNow);
    }

    /** Says in which words other tests may have the same reason. */
    public Finding sharing(String words) {
        return new Finding(verdict, reason, words, seen, comparison, sideBySide, evidence);
    }

    /** Makes it rest on what fresh JVMs show. */
    public Finding restingOn(@Nullable SideBySide fresh) {
        return new Finding(verdict, reason, shared, seen, comparison, fresh, evidence);
    }

    /** Says its reason in other words. */
    Finding reworded(UnaryOperator<String> words) {
        return new Finding(verdict, words.apply(reason), words.apply(shared), seen, comparison, sideBySide, evidence);
    }
}
