package io.github.energyjunit.profile;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** The calls that differ between two versions of a test by more than sampling explains. */
final class Changes {

    /** The probability that anything at all is named although nothing but the samples differs. */
    private static final double FALSE_ALARMS = 0.01;

    private final SampledPair energy;
    private final Map<Call, Double> base;
    private final Map<Call, Double> head;
    private final Set<String> ofBase;
    private final Set<String> ofHead;

    /** Takes the numbers of stacks of both versions. */
    Changes(SampledPair energy, Map<Call, Double> base, Map<Call, Double> head) {
        this.energy = energy;
        this.base = base;
        this.head = head;
        ofBase = methods(base);
        ofHead = methods(head);
    }

    /** Returns them, the greatest increase first, and the JIT compiler last. */
    List<Change> found() {
        Set<Call> calls = new HashSet<>(base.keySet());
        calls.addAll(head.keySet());
        double bound = bound(calls.size());
        return calls.stream()
                .map(this::change)
                .filter(change -> !change.isCompilation() || energy.compilationDiffers())
                .filter(change -> Math.abs(change.difference().microjoules())
                        > bound * change.error().microjoules())
                .sorted(Comparator.comparing(Change::isCompilation)
                        .thenComparing(Comparator.comparing(Change::difference).reversed())
                        .thenComparing(change -> change.call().method()))
                .toList();
    }

    private Change change(Call call) {
        Share before = energy.base().share(call.method(), base.getOrDefault(call, 0.0));
        Share after = energy.head().share(call.method(), head.getOrDefault(call, 0.0));
        Change.Kind kind = Change.Kind.BOTH;
        if (!ofBase.contains(call.method())) {
            kind = Change.Kind.NEW;
        } else if (!ofHead.contains(call.method())) {
            kind = Change.Kind.GONE;
        }
        return new Change(call, before.energy(), after.energy(), before.error().hypot(after.error()), kind);
    }

    private static Set<String> methods(Map<Call, Double> calls) {
        Set<String> methods = new HashSet<>();
        calls.keySet().forEach(call -> {
            methods.add(call.method());
            if (call.caller() != null) {
                methods.add(call.caller());
            }
        });
        return methods;
    }

    /** Bonferroni: as many parts as there are, so many chances for one to look different. In standard errors. */
    static double bound(int parts) {
        return parts == 0 ? 0 : new NormalDistribution().inverseCumulativeProbability(1 - FALSE_ALARMS / (2 * parts));
    }
}
