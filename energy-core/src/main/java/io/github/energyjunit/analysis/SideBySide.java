package io.github.energyjunit.analysis;

/**
 * By how much a test needs more than the baseline's code, both measured in fresh JVMs.
 *
 * @param ratio the estimate
 * @param high the upper end of what is compatible with the pairs: that of the interval where it decided, else the estimate
 */
public record SideBySide(double ratio, double high) {}
