package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Unconfirmed;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds in a comparison what it says of the suspects that it was made for. */
public final class Answers {
    private Answers() {}

    /** Returns an answer for each suspect, also for those that were not found. */
    public static Map<String, Answer> of(Comparison comparison, Set<String> suspects) {
        Map<String, Answer> answers = new TreeMap<>();
        for (String suspect : suspects) {
            answers.put(
                    suspect,
                    comparison.tests().stream()
                            .filter(test -> test.test().test().equals(suspect))
                            .findFirst()
                            .map(Answers::of)
                            .orElseGet(() -> missing(comparison, suspect)));
        }
        return answers;
    }

    private static Answer of(ComparedTest compared) {
        PairedTest test = compared.test();
        Confirmed confirmed = compared.confirmed();
        if (test.presence() != Presence.BOTH) {
            return absent(test);
        }
        // Also a change of too few joules is an answer: the build does not fail by it.
        if (confirmed.outcome() != Confirmed.Outcome.REFUTED && compared.verdict() == Verdict.PASS) {
            return new Answer(
                    new Confirmed(
                            Confirmed.Outcome.REFUTED,
                            confirmed.ratio(),
                            confirmed.low(),
                            confirmed.high(),
                            confirmed.p(),
                            confirmed.jvmPairs()),
                    null,
                    false,
                    compared.reason());
        }
        if (confirmed.outcome() != Confirmed.Outcome.UNCONFIRMED) {
            return new Answer(confirmed, null, compared.verdict() == Verdict.FAIL, compared.reason());
        }
        return new Answer(confirmed, why(test, confirmed), false, compared.reason());
    }

    private static Unconfirmed why(PairedTest test, Confirmed confirmed) {
        if (test.trouble() != null) {
            return Unconfirmed.NOT_RUN;
        }
        if (confirmed.jvmPairs() >= ConfirmRule.FEWEST) {
            return Unconfirmed.UNDECIDED;
        }
        boolean unsound =
                test.confirming().stream().filter(pair -> !pair.isReadable()).count()
                        > test.confirming().size() / 2;
        return unsound ? Unconfirmed.UNREADABLE : Unconfirmed.TIME;
    }

    private static Answer absent(PairedTest test) {
        return test.presence() == Presence.NEW
                ? Answer.none(Unconfirmed.NOT_IN_BASE, "")
                : Answer.none(Unconfirmed.NOT_RUN, "it was not found in this build's tests");
    }

    /** What could not even be started has the unit's name, without indices, or none at all. */
    private static Answer missing(Comparison comparison, String suspect) {
        return comparison.tests().stream()
                .filter(test -> TestName.isOf(suspect, test.test().test()))
                .findFirst()
                .map(test -> test.test().presence() != Presence.BOTH
                        ? absent(test.test())
                        : Answer.none(
                                Unconfirmed.NOT_RUN, String.valueOf(test.test().trouble())))
                .orElseGet(() -> Answer.none(
                        Unconfirmed.NOT_RUN,
                        "it was not found"
                                + (comparison.run().notes().isEmpty()
                                        ? ""
                                        : " ("
                                                + String.join(
                                                        "; ", comparison.run().notes()) + ")")));
    }
}
