package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;

/**
 * What the stacks of one version of a test stand for.
 *
 * @param samples how many there are
 * @param energy their energy
 */
record SampledEnergy(double samples, Joules energy) {

    /** Returns the share of so many of the stacks. */
    Share share(String name, double count) {
        return Share.of(name, count, 0, samples, energy);
    }
}
