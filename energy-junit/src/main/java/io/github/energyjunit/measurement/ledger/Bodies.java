package io.github.energyjunit.measurement.ledger;

/** Knows the bodies in flight, and which threads run them. */
public interface Bodies {
    /** Returns how many there are. */
    int inFlight();

    /** Returns whether a thread runs one. */
    boolean isRunBy(long threadId);

    /** Returns whether a thread has begun something else of the plan in the midst of one, for which that waits. */
    boolean isLeftBy(long threadId);
}
