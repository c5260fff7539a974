package io.github.energyjunit.compare;

/**
 * A sample of each version, measured one right after the other in random order; microjoules per operation.
 *
 * @param base what the base needed
 * @param head what the head needed
 */
public record SamplePair(double base, double head) {

    /** Tell whether both sides read something: a ratio with 0 J says nothing. */
    public boolean isReadable() {
        return base > 0 && head > 0;
    }

    /** Give the logarithm of head divided by base. */
    double logRatio() {
        return Math.log(head / base);
    }
}
