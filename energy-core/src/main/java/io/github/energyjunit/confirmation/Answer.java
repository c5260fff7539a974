package io.github.energyjunit.confirmation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
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

    private static final Set<Unconfirmed> AGAIN = Collections.unmodifiableSet(
            EnumSet.of(Unconfirmed.NO_BASE, Unconfirmed.NOT_BUILT, Unconfirmed.NOT_RUN, Unconfirmed.TIME));

    private static final Confirmed NOTHING =
            new Confirmed(Confirmed.Outcome.UNCONFIRMED, 1, 0, Double.POSITIVE_INFINITY, 1, 0);

    /**
     * Returns that a suspect was not measured again, and why.
     *
     * @param detail its first line becomes a part of a sentence: a log that follows it belongs on the console, once
     */
    public static Answer none(Unconfirmed why, String detail) {
        String first = detail.lines().findFirst().orElse("").replaceFirst(":$", "");
        return new Answer(NOTHING, why, false, first.isEmpty() ? why.text() : why.text() + ": " + first);
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

    /**
     * Returns whether something stood in the way that may be gone when it is asked again: more time is given, or a file is
     * committed. What enough pairs of JVMs could not decide is not asked again until it is answered as wished.
     */
    public boolean isOpen() {
        return why != null && AGAIN.contains(why) && confirmed.jvmPairs() < ConfirmRule.FEWEST;
    }

    /** Returns what the fresh pairs come to. */
    public Confirmed.Outcome outcome() {
        return confirmed.outcome();
    }
}
