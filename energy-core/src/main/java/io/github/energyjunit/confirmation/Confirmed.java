package io.github.energyjunit.confirmation;

/**
 * What fresh pairs of JVMs say of one suspect.
 *
 * @param ratio the estimate of head divided by base; 1 without any pair
 * @param low the lower end of the ratio's two-sided 95 % interval; 0 where there are too few pairs for one
 * @param high its upper end; infinite where there are too few pairs for one
 * @param p the chance of such pairs if the head needed no more than the margin, adjusted for the number of suspects
 * @param jvmPairs how many pairs of JVMs had sound samples of it
 */
public record Confirmed(Outcome outcome, double ratio, double low, double high, double p, int jvmPairs) {

    /** What the pairs come to. */
    public enum Outcome {
        /** The head needs more, beyond what JVMs of the same code differ by. */
        CONFIRMED,
        /** The interval excludes the least change that counts. */
        REFUTED,
        /** The pairs leave both open. */
        UNCONFIRMED
    }
}
