package io.github.energyjunit.ledger;

import io.github.energyjunit.ledger.Ledger.OfClass;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds up ledgers. What a JVM used is its own, and adds up; idle power and what others did are the machine's, and are what is
 * left of the time that the JVMs cover together.
 */
final class Merger {
    private static final int CONSUMERS = 10;

    private final List<TimedLedger> ledgers;
    private final Set<Long> here;
    private final Map<Use, Double> own = new EnumMap<>(Use.class);
    private double microjoules;
    private double idle;

    Merger(List<TimedLedger> ledgers) {
        this.ledgers = ledgers;
        here = ledgers.stream().map(TimedLedger::pid).collect(Collectors.toSet());
    }

    Ledger merge() {
        Union union = new Union(ledgers);
        microjoules = union.microjoules;
        idle = union.idleMicrojoules;
        for (TimedLedger timed : ledgers) {
            timed.ledger()
                    .uses()
                    .forEach((word, use) -> own.merge(
                            Use.of(word), use.energy(timed.idleWatts()).microjoules(), Double::sum));
        }
        double perNano = perBusyNano();
        Starts starts = new Starts(ledgers, union, perNano, told());
        own.merge(Use.JVM_START, starts.microjoules, Double::sum);
        idle += starts.idleMicrojoules;
        microjoules += starts.unreadMicrojoules;
        CpuSpans containers = new CpuSpans(all(JvmLedger::containers));
        double inContainers = perNano * containers.nanos();
        double inOthers = perNano * new CpuSpans(otherJvms()).nanos();
        return new Ledger(
                lines(inContainers, inOthers),
                whole(microjoules),
                whole(starts.unreadMicrojoules),
                ledgers.stream().mapToLong(timed -> timed.ledger().contexts()).sum(),
                classes(),
                consumers(perNano),
                containers(containers, perNano));
    }

    /** Returns what the JVMs account for, in µJ. */
    private double told() {
        return own.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns what a nanosecond of a busy processor costs on average, in µJ, idle power apart. */
    private double perBusyNano() {
        double net = 0;
        double busy = 0;
        for (TimedLedger timed : ledgers) {
            net += timed.energy().microjoules()
                    - timed.idleWatts() * timed.ledger().durationNanos() / 1_000;
            busy += timed.ledger().busyNanos();
        }
        return busy > 0 ? Math.max(0, net) / busy : 0;
    }

    /** Lists the JVMs that measured tests, but are not among those that are added up here. */
    private List<CpuSpan> otherJvms() {
        return all(JvmLedger::processes).stream()
                .filter(process -> process.measures() && !here.contains(process.pid()))
                .toList();
    }

    private Map<Use, Joules> lines(double inContainers, double inOthers) {
        long total = Math.round(microjoules);
        double sum = told();
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
        long others = told ? Math.min(rest - idleLine - containers, Math.round(inOthers)) : 0;
        if (others > 0) {
            lines.put(Use.OTHER_JVMS, others);
        }
        lines.merge(told ? Use.OTHER_PROCESSES : Use.UNKNOWN, rest - idleLine - containers - others, Long::sum);
        Map<Use, Joules> energies = new EnumMap<>(Use.class);
        lines.forEach((use, energy) -> energies.put(use, Joules.ofMicrojoules(energy)));
        return energies;
    }

    private static Joules whole(double energy) {
        return Joules.ofMicrojoules(Math.round(energy));
    }

    private List<Ledger.Consumer> consumers(double perNano) {
        return new CpuSpans(all(JvmLedger::processes))
                .most().stream()
                        .limit(CONSUMERS)
                        .map(used -> new Ledger.Consumer(
                                used.span().name(),
                                used.span().pid(),
                                used.span().measures()
                                        || here.contains(used.span().pid()),
                                whole(used.nanos() * perNano)))
                        .toList();
    }

    private static List<Ledger.OfContainer> containers(CpuSpans containers, double perNano) {
        return containers.most().stream()
                .limit(CONSUMERS)
                .map(used -> new Ledger.OfContainer(
                        used.span().key(), used.span().name(), used.span().container(), whole(used.nanos() * perNano)))
                .toList();
    }

    private List<CpuSpan> all(Function<JvmLedger, List<CpuSpan>> kind) {
        return ledgers.stream()
                .flatMap(timed -> kind.apply(timed.ledger()).stream())
                .toList();
    }

    private List<OfClass> classes() {
        Map<String, Map<Use, Double>> classes = new TreeMap<>();
        for (TimedLedger timed : ledgers) {
            timed.ledger()
                    .classes()
                    .forEach((name, uses) -> uses.forEach((word, use) -> classes.computeIfAbsent(
                                    name, key -> new EnumMap<>(Use.class))
                            .merge(Use.of(word), use.energy(timed.idleWatts()).microjoules(), Double::sum)));
        }
        return classes.entrySet().stream()
                .map(entry -> {
                    Map<Use, Joules> lines = new EnumMap<>(Use.class);
                    entry.getValue().forEach((use, energy) -> lines.put(use, whole(energy)));
                    return new OfClass(entry.getKey(), lines);
                })
                .sorted(Comparator.comparing(OfClass::energy).reversed())
                .toList();
    }
}
