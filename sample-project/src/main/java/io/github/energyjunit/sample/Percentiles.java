package io.github.energyjunit.sample;

import java.util.stream.IntStream;

/** Finds percentiles of response times by the nearest-rank rule. */
public interface Percentiles {

    /**
     * Returns the smallest of the values that at least {@code percent} of them do not exceed.
     *
     * @param millis the values, in any order
     * @param percent above 0, at most 100
     * @throws IllegalArgumentException if there are no values or the percentage is out of range
     */
    int percentile(IntStream millis, int percent);
}
