package io.github.energyjunit.confirmation;

import org.jspecify.annotations.Nullable;

/**
 * What measuring a suspect side by side with the baseline's code came to.
 *
 * @param confirmed the verdict of the fresh pairs of JVMs, and their figures
 * @param why it is neither confirmed nor refuted; null if it is either
 * @param mayFail whether its energy, side by side, may break the build: estimates may where that is allowed
 * @param reason one line for people: figures, or what stood in the way
 */
public record Answer(Confirmed confirmed, @Nullable Unconfirmed why, boolean mayFail, String reason) {

    private static final Confirmed NOTHING =
            new Confirmed(Confirmed.Outcome.UNCONFIRMED, 1, 0, Double.POSITIVE_INFINITY, 1, 0);

    /** Returns that a suspect was not measured again, and why. */
    public static Answer none(Unconfirmed why, String detail) {
        return new Answer(NOTHING, why, false, detail.isEmpty() ? why.text() : why.text() + ": " + detail);
    }

    /**
     * Returns that a suspect need not be measured again, as the code is that of the baseline.
     *
     * @param base names the baseline's commit
     */
    public static Answer sameCode(String base) {
        return new Answer(
                new Confirmed(Confirmed.Outcome.REFUTED, 1, 1, 1, 1, 0),
                null,
                false,
                "the code is the same as the baseline's (" + base
                        + "); what differs is the machine, the JVM or something" + " outside the repository");
    }

    /** Returns whether it is refuted because the code is the baseline's, without any measurement. */
    public boolean isSameCode() {
        return outcome() == Confirmed.Outcome.REFUTED && confirmed.jvmPairs() == 0;
    }

    /** Returns what the fresh pairs come to. */
    public Confirmed.Outcome outcome() {
        return confirmed.outcome();
    }
}
