package io.github.energyjunit.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the gate says of one test, of a module, or of the whole analysis. */
public enum Verdict {
    PASS(0),
    WARN(7),
    FAIL(8),
    IMPROVED(1),
    INCONCLUSIVE(6),
    NEW(2),
    REMOVED(3),
    MISSING_BASELINE(4),
    INCOMPARABLE(5);

    /** Orders verdicts from FAIL to PASS; the one order of verdicts that there is. */
    public static final Comparator<Verdict> WORST_FIRST =
            Comparator.comparingInt(Verdict::severity).reversed();

    private final int severity;

    Verdict(int severity) {
        this.severity = severity;
    }

    /** Returns how bad the verdict is; 0 is the best. */
    public int severity() {
        return severity;
    }

    /** Returns whether something is or may be wrong with the test: FAIL or WARN. */
    public boolean isViolation() {
        return this == FAIL || this == WARN;
    }

    /** Returns whether a whole that has such a part cannot simply pass: FAIL, WARN or INCONCLUSIVE. */
    public boolean isDoubtful() {
        return severity >= INCONCLUSIVE.severity;
    }

    /** Returns whether a test was judged and is fine. */
    private boolean isFine() {
        return this == PASS || this == IMPROVED;
    }

    /**
     * Returns the verdict on a whole: the worst of its parts that is doubtful, else PASS where any part was judged. Where
     * none was, it is what kept them from it, such as MISSING_BASELINE.
     */
    public static Verdict ofAll(Stream<Verdict> parts) {
        List<Verdict> all = parts.sorted(WORST_FIRST).toList();
        if (all.isEmpty()) {
            return MISSING_BASELINE;
        }
        Verdict worst = all.get(0);
        return !worst.isDoubtful() && all.stream().anyMatch(Verdict::isFine) ? PASS : worst;
    }

    /**
     * Returns the one verdict of a budget that says this, and of a baseline that says the other of the same thing: the graver.
     * A budget that holds is a verdict; that nobody asked for a baseline is no reason to doubt it.
     */
    public Verdict withBaseline(Verdict baseline) {
        return severity >= baseline.severity || baseline == MISSING_BASELINE ? this : baseline;
    }

    /** Lists all verdicts, the worst first. */
    public static List<Verdict> worstFirst() {
        return Stream.of(values()).sorted(WORST_FIRST).toList();
    }
}
