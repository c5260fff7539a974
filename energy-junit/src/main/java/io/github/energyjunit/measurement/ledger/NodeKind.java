package io.github.energyjunit.measurement.ledger;

/** What something in a test plan is. */
public enum NodeKind {
    /** A test class. */
    CLASS,
    /** A method with tests of its own: a factory, or a template. */
    METHOD,
    /** A test. */
    TEST,
    /** An application context that is started, for all that will use it. */
    CONTEXT,
    /** An engine, a package, a suite. */
    OTHER
}
