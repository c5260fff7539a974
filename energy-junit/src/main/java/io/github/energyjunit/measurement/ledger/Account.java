package io.github.energyjunit.measurement.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Holds what was used for one purpose: CPU time that has not been paid for as the counter has not moved since, what was paid
 * since the JVM's own threads were looked at, and what is settled.
 */
public final class Account {
    /** What it is for; {@code null} while that is yet to be seen. */
    final @Nullable Phase phase;

    final @Nullable String className;

    /** CPU time of the thread that went on in the slice that is open, in ns: by this the slice will be divided. */
    double notedNanos;

    /** CPU time, in ns. */
    double owedNanos;

    double paidNanos;
    double nanos;

    /** Share of the machine's energy, in µJ, idle power included. */
    double paidMicrojoules;

    double microjoules;

    /** Time for which idle power is to be taken off, in ns. */
    double paidIdleNanos;

    double idleNanos;

    /** Whether something in it is not settled. */
    boolean open;

    Account(@Nullable Phase phase, @Nullable String className) {
        this.phase = phase;
        this.className = className;
    }

    /** Moves a part of what was paid to another account. */
    void moveTo(Account other, double part) {
        other.paidNanos += part * paidNanos;
        other.paidMicrojoules += part * paidMicrojoules;
        other.paidIdleNanos += part * paidIdleNanos;
        paidNanos -= part * paidNanos;
        paidMicrojoules -= part * paidMicrojoules;
        paidIdleNanos -= part * paidIdleNanos;
    }

    /** Moves everything to another account. */
    void moveTo(Account other) {
        moveTo(other, 1);
        other.owedNanos += owedNanos;
        owedNanos = 0;
        takeSettledTo(other);
    }

    /** Moves what is settled to another account. */
    void takeSettledTo(Account other) {
        addSettledTo(other);
        nanos = 0;
        microjoules = 0;
        idleNanos = 0;
    }

    /** Adds what is settled to another account. */
    void addSettledTo(Account sum) {
        sum.nanos += nanos;
        sum.microjoules += microjoules;
        sum.idleNanos += idleNanos;
    }

    /** Settles what was paid. */
    void settle() {
        nanos += paidNanos;
        microjoules += paidMicrojoules;
        idleNanos += paidIdleNanos;
        paidNanos = 0;
        paidMicrojoules = 0;
        paidIdleNanos = 0;
    }
}
