package io.github.energyjunit.sample;

import java.util.List;
import java.util.stream.IntStream;

/** Sorts a list of objects: an object and a reference for each value, and a jump in memory for each comparison. */
public final class BoxedPercentiles implements Percentiles {

    @Override
    public int percentile(IntStream millis, int percent) {
        List<Integer> sorted = millis.boxed().sorted().toList();
        return sorted.get(NearestRank.index(sorted.size(), percent));
    }
}
