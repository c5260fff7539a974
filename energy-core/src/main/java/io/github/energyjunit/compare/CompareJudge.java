package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.statistics.Shift;
import io.github.energyjunit.statistics.SignedRanks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges pairs of samples in two steps: a loose screen of all tests, then a strict test of fresh pairs of the suspects.
 *
 * <p>Only fresh pairs decide, because the screening's pairs of a suspect are those that looked bad. When to stop is
 * decided by precision, never by the p-value. The figures behind the limits are in {@code docs/compare.md}.
 */
public final class CompareJudge {

    /** How many pairs of every test are taken at first. */
    public static final int SCREENING_PAIRS = 5;

    /** How many confirming pairs are taken at least. */
    public static final int LEAST_PAIRS = 10;

    /** How many confirming pairs are taken before precision is looked at again. */
    public static final int BLOCK = 5;

    /** More pairs than these are not taken. */
    public static final int MOST_PAIRS = 30;

    static final int FEWEST_TO_CONFIRM = 8;

    /** Lets one pair of five go the other way: the ranks would lose a suspect by a single outlier of the base. */
    private static final double SCREEN_P = 0.20;

    private static final double PRECISE = 0.02;

    private final CompareRule rule;
    private final SignedRanks ranks = new SignedRanks();

    /** Judge by this rule. */
    public CompareJudge(CompareRule rule) {
        this.rule = rule;
    }

    /** Tell whether a test looks worse in the first pass; never with fewer than 5 pairs. */
    public boolean suspicious(List<SamplePair> screening) {
        Pairs pairs = Pairs.of(screening);
        return pairs.size() >= SCREENING_PAIRS
                && pairs.shift(ranks).estimate() > Math.log1p(rule.minEffect() / 2)
                && pairs.worseBySigns() <= SCREEN_P;
    }

    /**
     * Tell whether a suspect has enough fresh pairs: at least 10, then after each 5 more once the ratio's 95 % interval is
     * no wider than ± 2 %, and at 30 in any case.
     */
    public boolean settled(List<SamplePair> confirming) {
        if (confirming.size() >= MOST_PAIRS) {
            return true;
        }
        Pairs pairs = Pairs.of(confirming);
        if (confirming.size() < LEAST_PAIRS || confirming.size() % BLOCK != 0 || pairs.size() == 0) {
            return false;
        }
        Shift shift = pairs.shift(ranks);
        return (shift.high() - shift.low()) / 2 <= PRECISE;
    }

    /** Judge every test. */
    public Comparison judge(CompareRun run) {
        List<PairedTest> tests = run.tests();
        List<Integer> suspects = IntStream.range(0, tests.size())
                .filter(i -> isSuspect(tests.get(i)))
                .boxed()
                .toList();
        double[] p = Multiplicity.holm(
                suspects.stream().mapToDouble(i -> confirmed(tests.get(i))).toArray());
        List<ComparedTest> compared = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            int rank = suspects.indexOf(i);
            compared.add(rank < 0 ? unsuspected(tests.get(i)) : suspect(tests.get(i), p[rank], suspects.size()));
        }
        return Comparison.of(run, compared);
    }

    private boolean isSuspect(PairedTest test) {
        return test.presence() == Presence.BOTH && (test.suspect() || suspicious(test.screening()));
    }

    private double confirmed(PairedTest test) {
        Pairs fresh = Pairs.of(test.confirming());
        return fresh.size() < FEWEST_TO_CONFIRM ? 1 : fresh.worse(rule.margin(), ranks);
    }

    private ComparedTest suspect(PairedTest test, double p, int suspects) {
        Pairs fresh = Pairs.of(test.confirming());
        if (fresh.size() < FEWEST_TO_CONFIRM || SignedRanks.smallest(fresh.size()) * suspects > rule.alpha()) {
            Pairs all = fresh.size() < SCREENING_PAIRS ? Pairs.of(test.screening()) : fresh;
            CompareWording wording = new CompareWording(rule, test, Figures.of(all, 1, ranks));
            return wording.compared(Verdict.INCONCLUSIVE, wording.unconfirmed(fresh.size(), suspects));
        }
        Figures figures = Figures.of(fresh, p, ranks);
        CompareWording wording = new CompareWording(rule, test, figures);
        if (figures.ratio() <= 1 + rule.minEffect() || figures.more() <= rule.minMicrojoules()) {
            return figures.noise() > rule.maxDetectable()
                    ? wording.compared(Verdict.INCONCLUSIVE, wording.noisy(figures.noise()))
                    : wording.compared(Verdict.PASS, wording.refuted());
        }
        if (p > rule.alpha()) {
            return wording.compared(Verdict.INCONCLUSIVE, wording.perhaps());
        }
        String lenient = lenient(test);
        return lenient == null
                ? wording.compared(Verdict.FAIL, wording.worse())
                : wording.compared(Verdict.WARN, wording.worse() + "; " + lenient);
    }

    /** Say why a regression only warns, or give null if it breaks the build. */
    private @Nullable String lenient(PairedTest test) {
        if (!test.gate()) {
            return "the test's annotation says gate = false, so this only warns";
        }
        if (test.flags().contains(PairedTest.ENGINES)) {
            return "base and head run it by different engines, whose own work is in these numbers, so this only warns";
        }
        if (test.flags().stream().anyMatch(TestSummary::isDoubtful)) {
            return "the readings are doubtful, so this only warns";
        }
        return rule.mayFail() ? null : "an estimate only warns, unless energy.regression.allowEstimated is true";
    }

    private ComparedTest unsuspected(PairedTest test) {
        Pairs pairs = Pairs.of(test.screening());
        Figures figures = Figures.of(pairs, pairs.worse(0, ranks), ranks);
        CompareWording wording = new CompareWording(rule, test, figures);
        if (test.presence() != Presence.BOTH) {
            return test.presence() == Presence.NEW
                    ? wording.compared(Verdict.NEW, wording.onlyIn("head"))
                    : wording.compared(Verdict.REMOVED, wording.onlyIn("base"));
        }
        if (pairs.size() < SCREENING_PAIRS) {
            return wording.compared(Verdict.INCONCLUSIVE, wording.tooFew(pairs.size()));
        }
        double noise = figures.noise();
        if (noise > rule.maxDetectable()) {
            return wording.compared(Verdict.INCONCLUSIVE, wording.noisy(noise));
        }
        boolean better = figures.ratio() < 1 / (1 + rule.minEffect())
                && figures.high() < 1 / (1 + rule.margin())
                && -figures.more() > rule.minMicrojoules();
        return better
                ? wording.compared(Verdict.IMPROVED, wording.better())
                : wording.compared(Verdict.PASS, wording.alike());
    }
}
