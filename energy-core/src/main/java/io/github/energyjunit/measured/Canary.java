package io.github.energyjunit.measured;

import org.jspecify.annotations.Nullable;

/**
 * What a fixed piece of work cost before, between and after the tests of a JVM. It is another such piece of every build, so
 * that two builds' levels tell how the machine changed in between.
 *
 * @param cv the coefficient of variation of its energy, for instance 0.01
 * @param drift the relative change from start to end
 * @param level the energy of 1,000 rounds of it in microjoules; null where an older version measured
 */
public record Canary(double cv, double drift, @Nullable Double level) {

    /** Up to here the work itself drifts: it is Java code as well. */
    private static final double OWN = 0.01;

    /** Returns how far off the middle of its JVM a test may have been measured, as a part of 1. */
    public double unsteadiness() {
        double off = Math.abs(drift) / 2 - OWN;
        return off > 0 ? off : 0;
    }
}
