package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;

/**
 * What one call has of a test's energy.
 *
 * @param call which
 * @param energy what the samples of it stand for
 * @param error the standard error that comes of sampling
 */
public record CallShare(Call call, Joules energy, Joules error) {}
