package io.github.energyjunit.ledger;

import io.github.energyjunit.ledger.Ledger.OfClass;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Adds up ledgers. What a JVM used is its own, and adds up; idle power and what others did are the machine's, and are what is
 * left of the time that the JVMs cover together.
 */
final class Merger {
    private static final int CONSUMERS = 10;

    private final List<Life> lives;
    private final Map<Use, Double> own = new EnumMap<>(Use.class);
    private double microjoules;
    private double idle;
    private double estimated;

    Merger(List<Life> lives) {
        this.lives = lives;
    }

    Ledger merge() {
        Union union = new Union(lives);
        microjoules = union.microjoules;
        idle = union.idleMicrojoules;
        double perNano = perBusyNano();
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            life.ledger()
                    .uses()
                    .forEach((word, use) -> own.merge(Use.of(word), use.microjoules(life.idleWatts()), Double::sum));
            start(life, union.unreadNanos(i), perNano);
        }
        double inContainers = perNano * new CpuSpans(all(JvmLedger::containers)).nanos();
        return new Ledger(
                lines(inContainers), Math.round(microjoules), Math.round(estimated), classes(), consumers(perNano));
    }

    /** Returns what a nanosecond of a busy processor costs on average, in µJ, idle power apart. */
    private double perBusyNano() {
        double net = 0;
        double busy = 0;
        for (Life life : lives) {
            net += life.microjoules() - life.idleWatts() * life.ledger().durationNanos() / 1_000;
            busy += life.ledger().busyNanos();
        }
        return busy > 0 ? Math.max(0, net) / busy : 0;
    }

    /** Nobody read the counter before a JVM could, unless another one did: then it is worked out from CPU time. */
    private void start(Life life, long unreadNanos, double perNano) {
        long cpu = life.ledger().beforeCpuNanos();
        if (!life.ledger().hasStart() || cpu < 0) {
            return;
        }
        double used = cpu * perNano;
        double idleUnread = life.idleWatts() * unreadNanos / 1_000;
        double unread = used * unreadNanos / life.ledger().beforeNanos() + idleUnread + unreadNanos * others(life);
        own.merge(Use.JVM_START, used, Double::sum);
        idle += idleUnread;
        estimated += unread;
        microjoules += unread;
    }

    /** Returns what others used in a nanosecond of a life, in µJ, on average: nothing says that they did otherwise before. */
    private static double others(Life life) {
        double own = life.ledger().uses().values().stream()
                .mapToDouble(use -> use.microjoules(life.idleWatts()))
                .sum();
        long nanos = life.ledger().durationNanos();
        double rest = life.microjoules() - life.idleWatts() * nanos / 1_000 - own;
        return nanos > 0 ? Math.max(0, rest) / nanos : 0;
    }

    private Map<Use, Long> lines(double inContainers) {
        long total = Math.round(microjoules);
        double sum = own.values().stream().mapToDouble(Double::doubleValue).sum();
        // Two clocks may differ by a little; nobody gets more than there was.
        double scale = sum > microjoules ? microjoules / sum : 1;
        Map<Use, Long> lines = new EnumMap<>(Use.class);
        own.forEach((use, energy) -> lines.put(use, (long) (energy * scale)));
        long rest = total - lines.values().stream().mapToLong(Long::longValue).sum();
        long idleLine = Math.min(rest, Math.round(idle));
        lines.put(Use.IDLE, idleLine);
        boolean told = sum > 0;
        long containers = told ? Math.min(rest - idleLine, Math.round(inContainers)) : 0;
        if (containers > 0) {
            lines.put(Use.CONTAINERS, containers);
        }
        lines.merge(told ? Use.OTHER_PROCESSES : Use.UNKNOWN, rest - idleLine - containers, Long::sum);
        return lines;
    }

    private List<Ledger.Consumer> consumers(double perNano) {
        return new CpuSpans(all(JvmLedger::processes))
                .most().stream()
                        .limit(CONSUMERS)
                        .map(used -> new Ledger.Consumer(
                                used.span().name(), used.span().pid(), Math.round(used.nanos() * perNano)))
                        .toList();
    }

    private List<CpuSpan> all(Function<JvmLedger, List<CpuSpan>> kind) {
        return lives.stream()
                .flatMap(life -> kind.apply(life.ledger()).stream())
                .toList();
    }

    private List<OfClass> classes() {
        Map<String, Map<Use, Double>> classes = new TreeMap<>();
        for (Life life : lives) {
            life.ledger()
                    .classes()
                    .forEach((name, uses) ->
                            uses.forEach((word, use) -> classes.computeIfAbsent(name, key -> new EnumMap<>(Use.class))
                                    .merge(Use.of(word), use.microjoules(life.idleWatts()), Double::sum)));
        }
        return classes.entrySet().stream()
                .map(entry -> {
                    Map<Use, Long> lines = new EnumMap<>(Use.class);
                    entry.getValue().forEach((use, energy) -> lines.put(use, Math.round(energy)));
                    return new OfClass(entry.getKey(), lines);
                })
                .sorted(Comparator.comparingLong(OfClass::microjoules).reversed())
                .toList();
    }
}
