package io.github.energyjunit.analysis;

/** What a finding rests on. */
public enum Evidence {
    /** The stored baseline, which leaves no question that fresh measurements would have to answer. */
    STORED,
    /** The stored baseline makes it a suspect; nobody measured both versions side by side. */
    SUSPECT,
    /** The stored baseline is too noisy to clear it, and does not make it look worse either; nobody measured it again. */
    UNCLEAR,
    /** Both versions were measured side by side in fresh JVMs, and the head needs more. */
    CONFIRMED,
    /** Both versions were measured side by side in fresh JVMs, and the head does not need more. */
    REFUTED,
    /** Both versions were measured side by side as the stored baseline could not clear it, and the head needs no more. */
    CLEARED,
    /** It was to be measured side by side, but that settled nothing or could not be done. */
    UNCONFIRMED
}
