package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.SideBySide;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.CountText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts what fresh JVMs say of suspects in place of what the stored baseline made of them: the last word. */
final class Settlement {

    private final RegressionRule rule;
    private final Map<String, Answer> answers;
    private final BiFunction<TestSummary, Finding, Finding> exemptions;

    Settlement(RegressionRule rule, Map<String, Answer> answers, BiFunction<TestSummary, Finding, Finding> exemptions) {
        this.rule = rule;
        this.answers = answers;
        this.exemptions = exemptions;
    }

    Analysis of(Analysis screened) {
        int compared = (int) screened.tests().stream()
                .filter(test -> test.comparison() != null)
                .count();
        return screened.with(
                        screened.tests().stream()
                                .map(test -> settled(test, compared))
                                .toList(),
                        List.of())
                .with(common(screened));
    }

    private JudgedTest settled(JudgedTest judged, int compared) {
        Finding stored = judged.stored();
        return stored == null || !stored.isSuspect()
                ? judged
                : new JudgedTest(
                        judged.test(),
                        judged.budget(),
                        exemptions.apply(judged.test(), settled(judged.test(), stored, compared)),
                        judged.pinned());
    }

    private Finding settled(TestSummary test, Finding finding, int compared) {
        Answer answer = answers.get(test.test());
        if (answer == null) {
            return finding.evidence() == Evidence.UNCLEAR && !answers.isEmpty()
                    ? open(
                            finding,
                            finding.reason(),
                            ": only " + Gate.MOST_UNCLEAR + " tests that the baseline cannot clear are measured again",
                            null)
                    : finding;
        }
        boolean unclear = finding.evidence() == Evidence.UNCLEAR;
        Confirmed confirmed = answer.confirmed();
        String figures = figures(confirmed);
        if (confirmed.outcome() == Outcome.CONFIRMED && isEnough(test, finding, confirmed.ratio())) {
            return finding.as(
                            Verdict.FAIL,
                            finding.seen() + "; confirmed" + figures + cpuTime(test, confirmed),
                            Evidence.CONFIRMED)
                    .restingOn(new SideBySide(confirmed.ratio(), confirmed.high()));
        }
        if (confirmed.outcome() == Outcome.REFUTED) {
            String how = answer.isSameCode()
                    ? answer.reason()
                    : (unclear ? "cleared" : "refuted") + figures + ", which " + excluded(test, confirmed);
            return finding.as(
                    Verdict.PASS, finding.seen() + "; but " + how, unclear ? Evidence.CLEARED : Evidence.REFUTED);
        }
        String why = answer.why() == null ? "neither confirmed nor refuted" : answer.reason();
        return confirmed.jvmPairs() == 0
                ? open(finding, finding.reason(), ": " + why, null)
                : unconfirmed(test, finding, confirmed, figures + ": " + why, compared);
    }

    /** The stored verdict has to hold under the spread that the fresh pairs show, where these are as many as decide. */
    private Finding unconfirmed(TestSummary test, Finding finding, Confirmed confirmed, String open, int compared) {
        Comparison comparison = finding.comparison();
        if (finding.verdict() == Verdict.FAIL && comparison != null && confirmed.jvmPairs() >= ConfirmRule.FEWEST) {
            SeenSpread seen = SeenSpread.of(confirmed);
            if (!seen.bearsOut(comparison, Math.max(1, test.byJvm().size()), compared, rule)) {
                return finding.as(
                        Verdict.WARN,
                        finding.seen() + "; unconfirmed" + open + "; they show that JVMs of the same code differ by "
                                + Wording.percent(seen.jvm())
                                + " in this test (standard deviation): too much for the stored comparison to stand by"
                                + " itself; more builds in the baseline and longer batches would decide it",
                        Evidence.UNCONFIRMED);
            }
        }
        boolean aloud = confirmed.low() > 1 + rule.margin() || confirmed.ratio() >= JointJudgement.LARGE;
        return open(finding, finding.seen(), open, aloud ? new SideBySide(confirmed.ratio(), confirmed.ratio()) : null);
    }

    /**
     * The stored verdict stands if it holds for JVMs; what is large is said aloud in any case.
     *
     * @param stored what to say of the stored comparison
     * @param why what stood in the way, behind the figures of fresh pairs if there are any
     * @param aloud the increase side by side, where it has to be said although the pairs do not decide; else null
     */
    private static Finding open(Finding finding, String stored, String why, @Nullable SideBySide aloud) {
        Comparison comparison = finding.comparison();
        boolean large = comparison != null && comparison.ratio() >= JointJudgement.LARGE;
        boolean raised = (large || aloud != null) && finding.verdict() != Verdict.FAIL;
        Verdict verdict = raised ? Verdict.WARN : finding.verdict();
        Finding open = finding.as(
                verdict,
                stored + "; unconfirmed" + why + (verdict == Verdict.FAIL ? ", so the stored comparison stands" : ""),
                Evidence.UNCONFIRMED);
        boolean more = aloud != null && (comparison == null || aloud.ratio() > comparison.ratio());
        return raised && more ? open.restingOn(aloud) : open;
    }

    private boolean isEnough(TestSummary test, Finding finding, double ratio) {
        Comparison comparison = finding.comparison();
        return ratio > 1 + rule.effectOf(test)
                && (comparison == null
                        || comparison
                                .baseline()
                                .times((ratio - 1) * test.operations())
                                .isAbove(rule.least()));
    }

    /** A ratio that is not excluded may still stand for too few joules. */
    private String excluded(TestSummary test, Confirmed confirmed) {
        double effect = rule.effectOf(test);
        return confirmed.high() <= 1 + effect
                ? "excludes " + Wording.percent(effect)
                : "is no more than " + rule.least().exactly() + " a sample";
    }

    private static String figures(Confirmed confirmed) {
        return String.format(
                Locale.ROOT,
                " side by side with the baseline's code (%s: ratio %.3f, 95 %% interval %.3f to %.3f)",
                CountText.of(confirmed.jvmPairs(), "fresh pair of JVMs", "fresh pairs of JVMs"),
                confirmed.ratio(),
                confirmed.low(),
                confirmed.high());
    }

    /** What two estimates of one machine compare is CPU time, and that is what is said. */
    private static String cpuTime(TestSummary test, Confirmed confirmed) {
        return test.source().quality() == Quality.ESTIMATED
                ? String.format(
                        Locale.ROOT,
                        "; it needs %s more CPU time; estimated %.2f times the energy",
                        Wording.percent(confirmed.ratio() - 1),
                        confirmed.ratio())
                : "";
    }

    /** What all tests share stands or falls with those of them that were measured again. */
    private @Nullable Finding common(Analysis screened) {
        Finding common = screened.common();
        if (common == null || !common.isSuspect() || answers.isEmpty()) {
            return common;
        }
        long confirmed = count(Outcome.CONFIRMED);
        long refuted = count(Outcome.REFUTED);
        if (confirmed > refuted) {
            return common.as(
                    Verdict.FAIL,
                    common.reason() + "; " + confirmed + " of them confirmed side by side",
                    Evidence.CONFIRMED);
        }
        boolean sameCode = answers.values().stream().allMatch(Answer::isSameCode);
        return refuted > confirmed
                ? common.as(
                        Verdict.PASS,
                        common.reason()
                                + (sameCode
                                        ? "; but the code is the same as the baseline's"
                                        : "; but " + refuted
                                                + " of them refuted it side by side: the machine has changed"),
                        Evidence.REFUTED)
                : common.as(common.verdict(), common.reason(), Evidence.UNCONFIRMED);
    }

    private long count(Outcome outcome) {
        return answers.values().stream()
                .filter(answer -> answer.outcome() == outcome)
                .count();
    }
}
