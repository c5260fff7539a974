package io.github.energyjunit.measurement.ledger;

import org.jspecify.annotations.Nullable;

/** A class, a method with tests of its own, or a test that is being run, and what it is at. */
final class Node {
    final @Nullable Node parent;
    final NodeKind kind;
    final @Nullable String className;

    /** The thread that runs it. */
    final long threadId;

    /** Children that are being run. */
    int running;

    /** Where its time is booked, where it is not in a body or in children; {@code null} while it is at nothing. */
    @Nullable
    Account account;

    /** Whether its body was measured. */
    boolean hadBody;

    boolean inBody;

    /** What the thread had used at the beginning of the current slice, and uses in it, in ns. */
    long threadNanos;

    long usedNanos;

    Node(@Nullable Node parent, NodeKind kind, @Nullable String className, long threadId) {
        this.parent = parent;
        this.kind = kind;
        this.className = className;
        this.threadId = threadId;
    }
}
