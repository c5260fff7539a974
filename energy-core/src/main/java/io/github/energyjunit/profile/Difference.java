package io.github.energyjunit.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy of two versions of a test differs.
 *
 * @param engine what sampled
 * @param baseSamples how many stacks of the base there are
 * @param headSamples how many of the head
 * @param baseMicrojoules the energy of the base, which its stacks stand for
 * @param headMicrojoules the energy of the head
 * @param baseAllocatedBytes what one operation of the base allocated; null where that was not counted
 * @param headAllocatedBytes the same of the head
 * @param changes what differs by more than sampling explains, the greatest increase first; the JIT compiler last, and only if
 *     it differs more than between JVMs of the same code; none where one version has no stacks
 * @param alone the calls of the only version that has stacks, the greatest first; none where both have
 * @param grown the changed line that carries the growth, or null where none is known to
 */
public record Difference(
        String engine,
        double baseSamples,
        double headSamples,
        double baseMicrojoules,
        double headMicrojoules,
        @Nullable Double baseAllocatedBytes,
        @Nullable Double headAllocatedBytes,
        List<Change> changes,
        List<CallShare> alone,
        @Nullable GrownLine grown) {

    public Difference {
        changes = List.copyOf(changes);
        alone = List.copyOf(alone);
    }

    /**
     * Compares the profiles of one test in two versions; one of them may have none.
     *
     * @param baseMicrojoules the test's energy in the base, measured while nothing sampled
     * @param headMicrojoules the same in the head
     * @param base the profiles that {@code ofBase} is from
     * @param head those that {@code ofHead} is from
     */
    public static Difference of(
            double baseMicrojoules,
            double headMicrojoules,
            Profiles base,
            @Nullable TestProfile ofBase,
            Profiles head,
            @Nullable TestProfile ofHead) {
        if (ofBase == null) {
            return alone(true, baseMicrojoules, headMicrojoules, head, Objects.requireNonNull(ofHead));
        }
        if (ofHead == null) {
            return alone(false, baseMicrojoules, headMicrojoules, base, ofBase);
        }
        Map<Call, Double> before = Call.in(ofBase.tree(), base.own(ofBase.tree()));
        Map<Call, Double> after = Call.in(ofHead.tree(), head.own(ofHead.tree()));
        SampledPair energy = SampledPair.of(ofBase, baseMicrojoules, ofHead, headMicrojoules);
        return new Difference(
                head.engine(),
                ofBase.samples(),
                ofHead.samples(),
                baseMicrojoules,
                headMicrojoules,
                ofBase.allocatedBytes(),
                ofHead.allocatedBytes(),
                new Changes(energy, before, after).found(),
                List.of(),
                null);
    }

    /** Tells what is known where nothing can be compared: the calls of one version. */
    private static Difference alone(
            boolean ofHead, double baseMicrojoules, double headMicrojoules, Profiles profiles, TestProfile seen) {
        double microjoules = ofHead ? headMicrojoules : baseMicrojoules;
        List<CallShare> calls = Call.in(seen.tree(), profiles.own(seen.tree())).entrySet().stream()
                .map(entry -> {
                    Share share = Share.of(entry.getKey().method(), entry.getValue(), 0, seen.samples(), microjoules);
                    return new CallShare(entry.getKey(), share.microjoules(), share.errorMicrojoules());
                })
                .sorted(Comparator.comparingDouble(CallShare::microjoules)
                        .reversed()
                        .thenComparing(share -> share.call().method()))
                .toList();
        return new Difference(
                profiles.engine(),
                ofHead ? 0 : seen.samples(),
                ofHead ? seen.samples() : 0,
                baseMicrojoules,
                headMicrojoules,
                ofHead ? null : seen.allocatedBytes(),
                ofHead ? seen.allocatedBytes() : null,
                List.of(),
                calls,
                null);
    }

    /** Names the changed line that carries the growth. */
    public Difference with(@Nullable GrownLine line) {
        return new Difference(
                engine,
                baseSamples,
                headSamples,
                baseMicrojoules,
                headMicrojoules,
                baseAllocatedBytes,
                headAllocatedBytes,
                changes,
                alone,
                line);
    }

    /** Returns how much more the head needs, in microjoules. */
    public double microjoules() {
        return headMicrojoules - baseMicrojoules;
    }
}
