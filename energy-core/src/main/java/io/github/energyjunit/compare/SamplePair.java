package io.github.energyjunit.compare;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sample of each version, measured one right after the other in random order; microjoules per operation.
 *
 * @param base what the base needed
 * @param head what the head needed
 * @param operations how many operations a sample has; of the two numbers the lower one
 * @param jvmPair which pair of JVMs it is from, from 1; 0 in the screening
 * @param doubts flags of readings that may be wrong; such a pair is left out
 */
public record SamplePair(double base, double head, long operations, int jvmPair, Set<String> doubts) {

    public SamplePair {
        doubts = Collections.unmodifiableSet(new TreeSet<>(doubts));
    }

    /** Make a pair of samples of one operation each, of the screening. */
    public SamplePair(double base, double head) {
        this(base, head, 1, 0, Set.of());
    }

    /** Take the pair as one of another pair of JVMs. */
    public SamplePair in(int otherJvmPair) {
        return new SamplePair(base, head, operations, otherJvmPair, doubts);
    }

    /** Tell whether both sides have a reading that can be believed: a ratio with 0 J says nothing. */
    public boolean isReadable() {
        return base > 0 && head > 0 && doubts.isEmpty();
    }

    /** Give the logarithm of head divided by base. */
    double logRatio() {
        return Math.log(head / base);
    }
}
