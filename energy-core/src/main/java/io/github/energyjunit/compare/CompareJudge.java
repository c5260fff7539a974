package io.github.energyjunit.compare;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.FreshPairs;
import io.github.energyjunit.confirmation.JvmPair;
import io.github.energyjunit.statistics.SignedRanks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges pairs of samples in two steps: a screen of all tests in one pair of JVMs, which clears what its interval excludes,
 * then a test of the others in several fresh pairs of JVMs.
 *
 * <p>Only fresh pairs of JVMs decide: samples of one JVM share its luck, and the screening's pairs of a suspect are those
 * that looked bad. When to stop is decided by precision, never by the p-value. The figures behind the limits are in
 * {@code docs/compare.md}.
 */
public final class CompareJudge {

    /** How many pairs of every test are taken at first. */
    public static final int SCREENING_PAIRS = 5;

    /** How many pairs the screening takes at most of a test that it can neither clear nor suspect. */
    public static final int MOST_SCREENING_PAIRS = 15;

    /** Lets one pair of five go the other way: the ranks would lose a suspect by a single outlier of the base. */
    private static final double SCREEN_P = 0.20;

    private static final Confirmed NONE =
            new Confirmed(Confirmed.Outcome.UNCONFIRMED, 1, 0, Double.POSITIVE_INFINITY, 1, 0);

    private final CompareRule rule;
    private final FreshPairs fresh;
    private final SignedRanks ranks = new SignedRanks();

    /** Judges by this rule. */
    public CompareJudge(CompareRule rule) {
        this(rule, new FreshPairs(rule.confirmRule()));
    }

    private CompareJudge(CompareRule rule, FreshPairs fresh) {
        this.rule = rule;
        this.fresh = fresh;
    }

    /** Returns the same judge with what the fresh pairs of all suspects show by now of how much JVMs differ here. */
    public CompareJudge seeing(Collection<List<SamplePair>> suspects) {
        return new CompareJudge(
                rule, fresh.seeing(suspects.stream().map(Pairs::byJvms).toList()));
    }

    /**
     * Returns whether the screening has seen enough of a test: its interval excludes a regression, or it looks worse, or
     * further pairs of the same two JVMs would not help.
     */
    public boolean screened(List<SamplePair> screening) {
        Pairs pairs = Pairs.of(screening);
        if (screening.size() >= MOST_SCREENING_PAIRS || (pairs.size() == 0 && screening.size() >= SCREENING_PAIRS)) {
            return true;
        }
        return pairs.size() >= SCREENING_PAIRS && (excluded(pairs) || looksWorse(pairs));
    }

    /** Returns whether a test needs fresh pairs of JVMs; never with fewer than 5 pairs. */
    public boolean suspicious(List<SamplePair> screening) {
        Pairs pairs = Pairs.of(screening);
        return pairs.size() >= SCREENING_PAIRS && !excluded(pairs);
    }

    /** Returns how many sample pairs of a suspect the next pair of JVMs should take. */
    public int samplePairs(List<SamplePair> confirming) {
        return fresh.samplePairs(Pairs.byJvms(confirming));
    }

    /**
     * Returns whether a suspect needs no further pairs of JVMs.
     *
     * @param confirming its fresh pairs up to now
     * @param mayGiveUp whether it may also be left undecided because it is unlikely to be confirmed
     */
    public boolean settled(List<SamplePair> confirming, boolean mayGiveUp) {
        return fresh.settled(Pairs.byJvms(confirming), mayGiveUp);
    }

    /**
     * Returns the estimate of ln(head / base) in which each pair of JVMs has the same weight; lowest where nothing is known.
     *
     * @param pairs the pairs of samples, of whichever pairs of JVMs
     * @param another the estimate of one more pair of JVMs; NaN if there is none
     */
    public double logRatio(List<SamplePair> pairs, double another) {
        return DoubleStream.concat(Pairs.byJvms(pairs).stream().mapToDouble(JvmPair::datum), DoubleStream.of(another))
                .filter(logRatio -> !Double.isNaN(logRatio))
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Judges every test. */
    public Comparison judge(CompareRun run) {
        Map<PairedTest, Confirmed> suspects = new LinkedHashMap<>();
        run.tests().stream().filter(this::isSuspect).forEach(test -> suspects.put(test, NONE));
        Map<PairedTest, List<JvmPair>> data = new LinkedHashMap<>();
        suspects.keySet().forEach(test -> data.put(test, Pairs.byJvms(test.confirming())));
        suspects.putAll(fresh.judge(data));
        List<ComparedTest> compared = new ArrayList<>();
        for (PairedTest test : run.tests()) {
            Confirmed confirmed = suspects.get(test);
            compared.add(confirmed == null ? unsuspected(test) : suspect(test, confirmed));
        }
        return Comparison.of(run, compared);
    }

    private boolean looksWorse(Pairs pairs) {
        return pairs.shift(ranks).estimate() > Math.log1p(rule.minEffect() / 2) && pairs.worseBySigns() <= SCREEN_P;
    }

    /** Returns whether the interval excludes the least change that counts. */
    private boolean excluded(Pairs pairs) {
        double high = pairs.shift(ranks).high();
        return high < Math.log1p(rule.minEffect()) || pairs.more(Math.exp(high)).isAtMost(rule.least());
    }

    private boolean isSuspect(PairedTest test) {
        return test.presence() == Presence.BOTH && (test.suspect() || suspicious(test.screening()));
    }

    private ComparedTest suspect(PairedTest test, Confirmed confirmed) {
        Pairs pairs = Pairs.of(test.confirming());
        boolean any = confirmed.jvmPairs() > 0;
        Figures figures =
                any ? Figures.of(pairs, confirmed) : Figures.of(Pairs.of(test.screening()), confirmed.p(), ranks);
        CompareWording wording = new CompareWording(rule, test, figures, confirmed);
        // Too few joules at the upper end clear a test as well, but no more than anything else by the luck of few JVMs.
        boolean little = confirmed.jvmPairs() >= ConfirmRule.FEWEST
                && pairs.more(figures.high()).isAtMost(rule.least());
        return switch (confirmed.outcome()) {
            case REFUTED -> wording.compared(Verdict.PASS, wording.refuted());
            case UNCONFIRMED ->
                little
                        ? wording.compared(Verdict.PASS, wording.small())
                        : wording.compared(Verdict.INCONCLUSIVE, wording.unconfirmed());
            case CONFIRMED -> confirmed(test, figures, wording);
        };
    }

    private ComparedTest confirmed(PairedTest test, Figures figures, CompareWording wording) {
        if (figures.more().isAtMost(rule.least())) {
            return wording.compared(Verdict.PASS, wording.small());
        }
        String exemption = exemption(test);
        return exemption == null
                ? wording.compared(Verdict.FAIL, wording.worse())
                : wording.compared(Verdict.WARN, wording.worse() + "; " + exemption);
    }

    /** Returns why a regression only warns, or null if it breaks the build. */
    private @Nullable String exemption(PairedTest test) {
        if (!test.gate()) {
            return "the test's annotation says gate = false, so this only warns";
        }
        if (test.flags().contains(PairedTest.ENGINES)) {
            return "base and head run it with different engines, whose own work is part of these numbers, so this only warns";
        }
        return rule.mayFail() ? null : "an estimate only warns, since energy.regression.allowEstimated is false";
    }

    private ComparedTest unsuspected(PairedTest test) {
        Pairs pairs = Pairs.of(test.screening());
        Figures figures = Figures.of(pairs, pairs.worse(0, ranks), ranks);
        CompareWording wording = new CompareWording(rule, test, figures, NONE);
        if (test.presence() != Presence.BOTH) {
            return test.presence() == Presence.NEW
                    ? wording.compared(Verdict.NEW, wording.onlyIn("head"))
                    : wording.compared(Verdict.REMOVED, wording.onlyIn("base"));
        }
        if (pairs.size() < SCREENING_PAIRS) {
            return wording.compared(Verdict.INCONCLUSIVE, wording.tooFew(pairs.size()));
        }
        boolean better = figures.ratio() < 1 / (1 + rule.minEffect())
                && figures.high() < 1 / (1 + rule.margin())
                && figures.more().times(-1).isAbove(rule.least());
        return better
                ? wording.compared(Verdict.IMPROVED, wording.better())
                : wording.compared(Verdict.PASS, wording.alike());
    }
}
