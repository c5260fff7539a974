package io.github.energyjunit.analysis;

/**
 * How a test's samples stand to those of a baseline.
 *
 * @param baselineMicrojoules the median of the baseline's samples
 * @param baselineSamples how many samples the baseline has
 * @param ratio Hodges and Lehmann's estimate of this build's energy divided by the baseline's
 * @param low the lower end of the ratio's interval
 * @param high the upper end of the ratio's interval
 * @param confidence how often such an interval holds the true ratio, for instance 0.99
 * @param p the p-value of "worse than the baseline by more than the noise margin", adjusted for the number of tests
 * @param detectable the relative change that would be found in 80 % of cases
 * @param samplesNeeded how many samples on each side would settle what these do not; 0 if they do
 */
public record Comparison(
        double baselineMicrojoules,
        int baselineSamples,
        double ratio,
        double low,
        double high,
        double confidence,
        double p,
        double detectable,
        int samplesNeeded) {}
