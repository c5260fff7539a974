package io.github.energyjunit.paired;

import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one test cost in one sample: all its invocations together.
 *
 * @param energy attributed energy of the invocations that have a reading
 * @param operations how many those were
 * @param unread how many others there were
 * @param nanos how long all of them ran, in nanoseconds
 * @param warmedUp whether it warmed itself up just before, as an {@code @EnergyTest} does
 * @param flags of the invocations
 * @param gate whether its annotation lets a regression break the build
 */
record Reading(
        Joules energy, long operations, long unread, long nanos, boolean warmedUp, Set<String> flags, boolean gate) {

    /** Marks tests of engines other than Jupiter, whose bodies cannot be told from what is around them. */
    static final String WHOLE_EXECUTION = "WHOLE_EXECUTION";

    /** A clock of the machine may not have moved during a very short invocation; some such do not matter. */
    private static final double READABLE = 0.9;

    static final Reading NONE = new Reading(Joules.ZERO, 0, 0, 0, false, Set.of(), true);

    Reading plus(Reading other) {
        Set<String> both = new TreeSet<>(flags);
        both.addAll(other.flags);
        return new Reading(
                energy.plus(other.energy),
                operations + other.operations,
                unread + other.unread,
                nanos + other.nanos,
                warmedUp || other.warmedUp,
                both,
                gate && other.gate);
    }

    /** Returns whether both cover as much of each invocation. */
    boolean isLike(Reading other) {
        return flags.contains(WHOLE_EXECUTION) == other.flags.contains(WHOLE_EXECUTION);
    }

    /** Returns it as the base of a pair, with the flags of either that cast doubt on it. */
    SamplePair pairedWith(Reading head, int jvmPair) {
        Set<String> doubts = new TreeSet<>(flags);
        doubts.addAll(head.flags);
        doubts.removeIf(flag -> !TestSummary.isDoubtful(flag));
        return new SamplePair(
                perOperation().microjoules(),
                head.perOperation().microjoules(),
                Math.min(operations, head.operations),
                jvmPair,
                doubts);
    }

    /** Returns the energy of one operation; 0 where too many have no reading. */
    Joules perOperation() {
        return operations < READABLE * (operations + unread) || operations == 0
                ? Joules.ZERO
                : energy.part(1, (double) operations);
    }
}
