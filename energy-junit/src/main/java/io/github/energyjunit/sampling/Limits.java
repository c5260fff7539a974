package io.github.energyjunit.sampling;

import java.time.Duration;

/**
 * Bounds the repetition of one test.
 *
 * @param batch how long one batch should last
 * @param warmups how many batches are thrown away at first, never fewer than 1
 * @param samples how many batches are samples at least
 * @param maxSamples how many batches are samples at most
 * @param time after which no further batch begins
 */
public record Limits(Duration batch, int warmups, int samples, int maxSamples, Duration time) {
    /** Checks the bounds. */
    public Limits {
        if (warmups < 1 || samples < 1 || maxSamples < samples || batch.isNegative() || time.isNegative()) {
            throw new IllegalArgumentException("warmups and samples must be at least 1, maxSamples at least samples");
        }
    }

    /** Returns whether the number of samples does not depend on their spread. */
    boolean fixed() {
        return samples == maxSamples;
    }
}
