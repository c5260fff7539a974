package io.github.energyjunit.measurement.ledger;

/** What something in a test plan is. */
public enum NodeKind {
    /** A test class. */
    CLASS,
    /** A method with tests of its own: a factory, or a template. */
    METHOD,
    /** A test. */
    TEST,
    /** An engine, a package, a suite. */
    OTHER
}
