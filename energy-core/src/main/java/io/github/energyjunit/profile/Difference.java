package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy of two versions of a test differs.
 *
 * @param engine what sampled
 * @param baseSamples how many stacks of the base there are
 * @param headSamples how many of the head
 * @param base the energy of the base, which its stacks stand for
 * @param head the energy of the head
 * @param baseAllocatedBytes what one operation of the base allocated; null where that was not counted. It needs no stacks
 * @param headAllocatedBytes the same of the head
 * @param changes what differs by more than sampling explains, the greatest increase first; the JIT compiler last, and only if
 *     it differs more than between JVMs of the same code; none where a version has no stacks
 * @param alone the calls of the only version that has stacks, the greatest first; none where both have
 * @param grown the changed line that carries the growth, or null where none is known to
 */
public record Difference(
        String engine,
        double baseSamples,
        double headSamples,
        Joules base,
        Joules head,
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
     * @param base the test's energy in the base, measured while nothing sampled
     * @param head the same in the head
     * @param baseProfiles the profiles that {@code ofBase} is from
     * @param headProfiles those that {@code ofHead} is from
     */
    public static Difference of(
            Joules base,
            Joules head,
            Profiles baseProfiles,
            @Nullable TestProfile ofBase,
            Profiles headProfiles,
            @Nullable TestProfile ofHead) {
        if (ofBase == null) {
            return alone(true, base, head, headProfiles, baseProfiles, Objects.requireNonNull(ofHead));
        }
        if (ofHead == null) {
            return alone(false, base, head, baseProfiles, headProfiles, ofBase);
        }
        Map<Call, Double> before = Call.in(ofBase.tree(), baseProfiles.own(ofBase.tree()));
        Map<Call, Double> after = Call.in(ofHead.tree(), headProfiles.own(ofHead.tree()));
        SampledPair energy = SampledPair.of(ofBase, base, ofHead, head);
        return new Difference(
                headProfiles.engine(),
                ofBase.samples(),
                ofHead.samples(),
                base,
                head,
                ofBase.allocatedBytes(),
                ofHead.allocatedBytes(),
                new Changes(energy, before, after).found(),
                List.of(),
                null);
    }

    /** Tells what is known where nothing can be compared: the calls of one version. */
    private static Difference alone(
            boolean ofHead, Joules base, Joules head, Profiles profiles, Profiles others, TestProfile seen) {
        // What was allocated is counted, and needs no stacks.
        Double other = others.allocatedBytes(seen.test());
        Joules energy = ofHead ? head : base;
        List<CallShare> calls = Call.in(seen.tree(), profiles.own(seen.tree())).entrySet().stream()
                .map(entry -> {
                    Share share = Share.of(entry.getKey().method(), entry.getValue(), 0, seen.samples(), energy);
                    return new CallShare(entry.getKey(), share.energy(), share.error());
                })
                .sorted(Comparator.comparing(CallShare::energy)
                        .reversed()
                        .thenComparing(share -> share.call().method()))
                .toList();
        return new Difference(
                profiles.engine(),
                ofHead ? 0 : seen.samples(),
                ofHead ? seen.samples() : 0,
                base,
                head,
                ofHead ? other : seen.allocatedBytes(),
                ofHead ? seen.allocatedBytes() : other,
                List.of(),
                calls,
                null);
    }

    /**
     * Tells what is known of a test of which neither version has stacks: what it allocated, as that is counted.
     *
     * @return nothing where that is not known of both
     */
    public static Optional<Difference> withoutStacks(
            String test, Joules base, Joules head, Profiles baseProfiles, Profiles headProfiles) {
        Double before = baseProfiles.allocatedBytes(test);
        Double after = headProfiles.allocatedBytes(test);
        return before == null || after == null
                ? Optional.empty()
                : Optional.of(new Difference(
                        headProfiles.engine(), 0, 0, base, head, before, after, List.of(), List.of(), null));
    }

    /** Names the changed line that carries the growth. */
    public Difference with(@Nullable GrownLine line) {
        return new Difference(
                engine,
                baseSamples,
                headSamples,
                base,
                head,
                baseAllocatedBytes,
                headAllocatedBytes,
                changes,
                alone,
                line);
    }

    /** Returns how much more the head needs. */
    public Joules growth() {
        return head.minus(base);
    }
}
