package io.github.energyjunit.statistics;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** The generator of {@code reference.py}. */
final class Numbers {

    private long state;

    Numbers(long seed) {
        state = seed;
    }

    int below(int bound) {
        state = (state * 1103515245 + 12345) % (1L << 31);
        return (int) ((state >> 8) % bound);
    }

    double[] distinct(int count) {
        Set<Integer> seen = new LinkedHashSet<>();
        while (seen.size() < count) {
            seen.add(below(1_000_000));
        }
        return seen.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    double[] withTies(int count, int from) {
        return IntStream.range(0, count).mapToDouble(i -> below(12) + from).toArray();
    }
}
