package io.github.energyjunit.compare;

/**
 * A sample of each version, measured one right after the other in random order; microjoules per operation.
 *
 * @param base what the base needed
 * @param head what the head needed
 * @param operations how many operations a sample has; of the two numbers the lower one
 */
public record SamplePair(double base, double head, long operations) {

    /** Make a pair of samples of one operation each. */
    public SamplePair(double base, double head) {
        this(base, head, 1);
    }

    /** Tell whether both sides read something: a ratio with 0 J says nothing. */
    public boolean isReadable() {
        return base > 0 && head > 0;
    }

    /** Give the logarithm of head divided by base. */
    double logRatio() {
        return Math.log(head / base);
    }
}
