package io.github.energyjunit.ledger;

import java.util.List;

/**
 * Works out what was used before JVMs could read the counter. A JVM's start used its CPU time, which costs what a busy
 * processor cost later; idle power and others are the machine's, so each moment counts once, however many JVMs started then.
 * What another JVM read at that time is in its readings. Energies are µJ.
 */
final class Starts {
    /** What the starts used, whether another JVM has read it or not. */
    double microjoules;

    /** Idle energy of the time that nobody has read. */
    double idleMicrojoules;

    /** All that was used in the time that nobody has read. */
    double unreadMicrojoules;

    /**
     * Adds up the starts of JVMs.
     *
     * @param perNano what a nanosecond of a busy processor costs, idle power apart
     * @param told what of the readings the JVMs account for
     */
    Starts(List<TimedLedger> ledgers, Union union, double perNano, double told) {
        double alone = 0;
        for (int i = 0; i < ledgers.size(); i++) {
            TimedLedger timed = ledgers.get(i);
            long cpu = timed.ledger().beforeCpuNanos();
            if (timed.ledger().hasStart() && cpu >= 0) {
                double used = cpu * perNano;
                microjoules += used;
                unreadMicrojoules +=
                        used * union.unreadNanos(i) / timed.ledger().beforeNanos();
                long first = union.firstUnreadNanos(i);
                idleMicrojoules += timed.idleWatts() * first / 1_000;
                alone += first;
            }
        }
        double read = microjoules - unreadMicrojoules;
        // Nothing says that others did otherwise before than they did later.
        double others = Math.max(0, union.microjoules - union.idleMicrojoules - told - read);
        unreadMicrojoules += idleMicrojoules + (union.nanos > 0 ? others / union.nanos * alone : 0);
    }
}
