package io.github.energyjunit.profile;

/**
 * What the stacks of one version of a test stand for.
 *
 * @param samples how many there are
 * @param microjoules their energy
 */
record SampledEnergy(double samples, double microjoules) {

    /** Returns the share of so many of the stacks. */
    Share share(String name, double count) {
        return Share.of(name, count, 0, samples, microjoules);
    }
}
