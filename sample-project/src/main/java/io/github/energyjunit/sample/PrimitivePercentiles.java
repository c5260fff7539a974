package io.github.energyjunit.sample;

import java.util.stream.IntStream;

/** Sorts an array of primitives: four bytes a value, next to each other. */
public final class PrimitivePercentiles implements Percentiles {

    @Override
    public int percentile(IntStream millis, int percent) {
        int[] sorted = millis.sorted().toArray();
        return sorted[NearestRank.index(sorted.length, percent)];
    }
}
