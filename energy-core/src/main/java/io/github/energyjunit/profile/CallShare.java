package io.github.energyjunit.profile;

/**
 * What one call has of a test's energy, in microjoules.
 *
 * @param call which
 * @param microjoules what the samples of it stand for
 * @param errorMicrojoules the standard error that comes of sampling
 */
public record CallShare(Call call, double microjoules, double errorMicrojoules) {}
