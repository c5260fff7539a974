package io.github.energyjunit.compare;

/** One of the two versions that are compared. */
public enum Side {
    /** What was before. */
    BASE,
    /** What is now. */
    HEAD
}
