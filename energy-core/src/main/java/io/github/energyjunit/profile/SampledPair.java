package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;

/**
 * What the stacks of two versions of a test stand for.
 *
 * <p>Each JVM compiles what and when it likes: in one the JIT compiler may take a sixth of a test's energy, and in another
 * that runs the same code a fortieth (eight JVMs of {@code ProfileTruth}: 2.6 to 17 %). Taken as they are, such shares would
 * make all methods look cheaper in the JVM that compiled more. So unless compilation differs beyond
 * {@link #COMPILATION_BY_CHANCE}, both versions get its mean share, and the stacks of methods stand for all the rest.
 *
 * @param base those of the base
 * @param head those of the head
 * @param compilationDiffers whether the JIT compiler's stacks are among them, as the versions differ in it
 */
record SampledPair(SampledEnergy base, SampledEnergy head, boolean compilationDiffers) {

    /** How much the share of the JIT compiler differs between JVMs that run the same code: 3 · √2 · 5.7 %, rounded. */
    private static final double COMPILATION_BY_CHANCE = 0.25;

    /** Compares two versions whose energy was measured while nothing sampled. */
    static SampledPair of(TestProfile ofBase, Joules baseEnergy, TestProfile ofHead, Joules headEnergy) {
        double base = compilation(ofBase);
        double head = compilation(ofHead);
        if (Math.abs(head - base) > COMPILATION_BY_CHANCE || base == 1 || head == 1) {
            return new SampledPair(
                    new SampledEnergy(ofBase.samples(), baseEnergy),
                    new SampledEnergy(ofHead.samples(), headEnergy),
                    true);
        }
        double rest = 1 - (base + head) / 2;
        return new SampledPair(
                new SampledEnergy(ofBase.samples() * (1 - base), baseEnergy.times(rest)),
                new SampledEnergy(ofHead.samples() * (1 - head), headEnergy.times(rest)),
                false);
    }

    /** Returns the share of the JIT compiler, from 0 to 1. */
    private static double compilation(TestProfile profile) {
        CallNode root = profile.tree().root();
        return root.calls(NativeFrames.JIT_COMPILER)
                ? root.callee(NativeFrames.JIT_COMPILER).samples() / profile.samples()
                : 0;
    }
}
