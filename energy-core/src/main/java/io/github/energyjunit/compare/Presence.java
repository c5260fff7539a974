package io.github.energyjunit.compare;

/** Which of the two versions has a test. */
public enum Presence {
    BOTH,
    /** Only the head. */
    NEW,
    /** Only the base. */
    REMOVED
}
