package io.github.energyjunit.ledger;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The time that ledgers cover together, where each moment counts once, however many JVMs ran then. */
final class Union {
    private final List<TimedLedger> ledgers;

    /** What the machine used while at least one JVM read its counter, in µJ. */
    double microjoules;

    /** Idle energy of that time, in µJ. */
    double idleMicrojoules;

    /** How long that was, in ns. */
    double nanos;

    Union(List<TimedLedger> ledgers) {
        this.ledgers = ledgers;
        SortedSet<Long> times = times(TimedLedger::startNanos);
        long from = times.first();
        for (long to : times) {
            TimedLedger reader = reader(from, to);
            if (reader != null) {
                nanos += to - from;
                microjoules += reader.between(from, to).microjoules();
                idleMicrojoules += reader.idleWatts() * (to - from) / 1_000;
            }
            from = to;
        }
    }

    /** Returns for how long a JVM's start went on while no JVM read a counter, in ns. */
    long unreadNanos(int index) {
        return unreadNanos(index, false);
    }

    /** Returns how much of that is not the time of an earlier JVM's start as well, in ns. */
    long firstUnreadNanos(int index) {
        return unreadNanos(index, true);
    }

    private long unreadNanos(int index, boolean first) {
        TimedLedger timed = ledgers.get(index);
        long unread = 0;
        long from = timed.bornNanos();
        SortedSet<Long> times = times(TimedLedger::bornNanos);
        times.addAll(times(TimedLedger::startNanos));
        for (long to : times) {
            if (to > from && to <= timed.startNanos()) {
                unread += reader(from, to) == null && (!first || isFirst(index, from, to)) ? to - from : 0;
                from = to;
            }
        }
        return unread;
    }

    private boolean isFirst(int index, long from, long to) {
        return ledgers.stream().limit(index).noneMatch(other -> other.bornNanos() <= from && to <= other.startNanos());
    }

    private SortedSet<Long> times(ToLongFunction<TimedLedger> start) {
        SortedSet<Long> times = new TreeSet<>();
        for (TimedLedger timed : ledgers) {
            times.add(start.applyAsLong(timed));
            times.add(timed.endNanos());
        }
        return times;
    }

    private @Nullable TimedLedger reader(long from, long to) {
        for (TimedLedger timed : ledgers) {
            if (from < to && timed.startNanos() <= from && to <= timed.endNanos()) {
                return timed;
            }
        }
        return null;
    }
}
