package io.github.energyjunit.sample;

/** The index that the nearest-rank rule picks among sorted values. */
final class NearestRank {

    private NearestRank() {}

    static int index(int size, int percent) {
        if (size == 0) {
            throw new IllegalArgumentException("There are no values: a percentile needs at least one.");
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("The percentage is " + percent + ": expected 1 to 100.");
        }
        return (int) (((long) size * percent + 99) / 100) - 1;
    }
}
