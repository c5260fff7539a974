package io.github.energyjunit.analysis;

/** What the gate says of one test, of a module, or of the whole analysis. */
public enum Verdict {
    PASS,
    WARN,
    FAIL,
    IMPROVED,
    INCONCLUSIVE,
    NEW,
    REMOVED,
    MISSING_BASELINE,
    INCOMPARABLE
}
