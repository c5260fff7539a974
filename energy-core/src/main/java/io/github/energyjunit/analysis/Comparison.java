package io.github.energyjunit.analysis;

import io.github.energyjunit.units.Joules;

/**
 * How a test's samples stand to those of a baseline.
 *
 * @param baseline the median of the baseline's samples, over its JVMs
 * @param baselineSamples how many samples the baseline has
 * @param baselineJvms how many JVMs they are from
 * @param ratio this build's energy divided by the baseline's, from JVM to JVM, both under one idle power and without what
 *     the machine did in between
 * @param low the lower end of the ratio's interval
 * @param high the upper end of the ratio's interval
 * @param confidence how often such an interval holds the true ratio, for instance 0.99
 * @param p the p-value of "worse than the baseline by more than the noise margin", or of better where the ratio is below 1,
 *     adjusted for the number of tests
 * @param detectable the relative change that would be found in 80 % of cases
 * @param samplesNeeded how many samples of each JVM would settle what these do not; 0 if they do, or if no number would
 */
public record Comparison(
        Joules baseline,
        int baselineSamples,
        int baselineJvms,
        double ratio,
        double low,
        double high,
        double confidence,
        double p,
        double detectable,
        int samplesNeeded) {}
