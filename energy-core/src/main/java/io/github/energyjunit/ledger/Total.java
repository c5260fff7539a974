package io.github.energyjunit.ledger;

import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a class, or all test JVMs, used in a build, with what is needed to compute it under another idle power in watts: it is
 * {@code gross - watts * idleNanos / 1000} in microjoules.
 */
public record Total(Joules gross, double idleNanos) {

    private static final Total NOTHING = new Total(Joules.ZERO, 0);

    /** Adds up what a class used, fixtures and bodies. */
    public static Total ofClass(Collection<Run> runs, String className) {
        return sum(
                ledgers(runs).flatMap(ledger -> ledger.classes().getOrDefault(className, Map.of()).values().stream()));
    }

    /** Adds up what the test JVMs and their child processes used, as {@link Ledger#own()} does. */
    public static Total own(Collection<Run> runs) {
        Total uses = sum(ledgers(runs)
                .flatMap(ledger -> ledger.uses().entrySet().stream()
                        .filter(use -> Use.of(use.getKey()).isOwn())
                        .map(Map.Entry::getValue)));
        return uses.plus(starts(ledgers(runs).toList()), 1);
    }

    /** Adds up the starts of the JVMs: their CPU time, at what a busy processor cost afterwards. */
    private static Total starts(List<JvmLedger> ledgers) {
        double busy = ledgers.stream().mapToDouble(JvmLedger::busyNanos).sum();
        double cpu = ledgers.stream()
                .filter(ledger -> ledger.hasStart() && ledger.beforeCpuNanos() >= 0)
                .mapToDouble(JvmLedger::beforeCpuNanos)
                .sum();
        if (busy <= 0) {
            return NOTHING;
        }
        Joules used = Joules.sum(ledgers.stream().flatMap(ledger -> Stream.ofNullable(ledger.energy())));
        double nanos = ledgers.stream().mapToDouble(JvmLedger::durationNanos).sum();
        return new Total(used.times(cpu / busy), cpu / busy * nanos);
    }

    private static Stream<JvmLedger> ledgers(Collection<Run> runs) {
        return runs.stream().flatMap(run -> Stream.ofNullable(run.ledger()));
    }

    private static Total sum(Stream<JvmLedger.Use> uses) {
        return uses.map(use -> new Total(use.gross(), use.idleNanos()))
                .reduce(NOTHING, (one, other) -> one.plus(other, 1));
    }

    private Total plus(Total other, double times) {
        return new Total(gross.plus(other.gross.times(times)), idleNanos + times * other.idleNanos);
    }

    /** Takes another one off. */
    public Total minus(Total other) {
        return plus(other, -1);
    }
}
