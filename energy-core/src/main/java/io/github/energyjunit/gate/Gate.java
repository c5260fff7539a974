package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.Joules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to an analysis what comes of holding it against baselines. */
public final class Gate {

    private static final String PINNED = "; this is the pinned baseline ";
    private static final int REPRESENTATIVES = 3;

    /** So many tests that no baseline can clear are measured again in one build; further ones are counted. */
    static final int MOST_UNCLEAR = 10;

    private final RegressionRule rule;
    private final BaselineReference stored;
    private final @Nullable BaselineReference pinned;
    private final Acceptances accepted;
    private final LocalDate today;

    /**
     * Compare with these.
     *
     * @param stored the baseline that follows the code
     * @param pinned one that stays, to notice many small steps; null without one
     * @param today decides which acceptances have expired
     */
    public Gate(
            RegressionRule rule,
            BaselineReference stored,
            @Nullable BaselineReference pinned,
            Acceptances accepted,
            LocalDate today) {
        this.rule = rule;
        this.stored = stored;
        this.pinned = pinned;
        this.accepted = accepted;
        this.today = today;
    }

    /**
     * Judges every test of the analysis by the baselines alone, and those that the baseline has and the analysis has not.
     * What is a suspect afterwards can be measured again; see {@link #suspects} and {@link #settle}.
     */
    public Analysis judge(Analysis analysis) {
        if (!analysis.hasData()) {
            return analysis;
        }
        Compared following = new Compared(analysis, stored, rule, rule.effect());
        Compared staying = pinned == null
                ? null
                : new Compared(analysis, pinned, rule, Math.max(rule.effect(), rule.effectPinned()));
        Exemptions exemptions = new Exemptions(rule, accepted, today);
        List<JudgedTest> judged = new ArrayList<>();
        for (JudgedTest test : analysis.tests()) {
            judged.add(new JudgedTest(
                    test.test(),
                    test.budget(),
                    exemptions.of(test.test(), following.finding(test.test())),
                    staying == null ? null : exemptions.of(test.test(), ofPinned(staying.finding(test.test())))));
        }
        judged.addAll(removed(analysis));
        return analysis.with(judged, warnings(analysis)).with(following.common());
    }

    /** Lists the tests that a judged analysis wants to have measured side by side with the baseline's code. */
    public static Suspects suspects(Analysis judged) {
        List<JudgedTest> compared = judged.tests().stream()
                .filter(test -> test.stored() != null && test.test().gate())
                .sorted(Comparator.comparingDouble(Gate::standardised).reversed())
                .toList();
        Set<String> worse = new LinkedHashSet<>(names(compared, Evidence.SUSPECT));
        if (judged.common() != null && judged.common().isSuspect()) {
            // What all share is settled by some of them: those that show it best.
            judged.tests().stream()
                    .filter(compared::contains)
                    .filter(test -> test.comparison() != null)
                    .limit(REPRESENTATIVES)
                    .forEach(test -> worse.add(test.test().test()));
        }
        List<String> unclear = names(compared, Evidence.UNCLEAR).stream()
                .filter(test -> !worse.contains(test))
                .limit(MOST_UNCLEAR)
                .toList();
        return new Suspects(List.copyOf(worse), unclear, logRatios(compared));
    }

    private static Map<String, Double> logRatios(List<JudgedTest> compared) {
        Map<String, Double> logRatios = new HashMap<>();
        for (JudgedTest test : compared) {
            Comparison comparison = test.stored() == null ? null : test.stored().comparison();
            if (comparison != null) {
                logRatios.put(test.test().test(), Math.log(comparison.ratio()));
            }
        }
        return logRatios;
    }

    private static List<String> names(List<JudgedTest> tests, Evidence evidence) {
        return tests.stream()
                .filter(test -> test.stored() != null && test.stored().evidence() == evidence)
                .map(test -> test.test().test())
                .toList();
    }

    /** Returns how far a test is above its baseline, in widths of its interval; what has none comes last. */
    private static double standardised(JudgedTest test) {
        Comparison comparison = test.stored() == null ? null : test.stored().comparison();
        return comparison == null
                ? Double.NEGATIVE_INFINITY
                : Math.log(comparison.ratio()) / Math.log(comparison.high() / comparison.low());
    }

    /**
     * Puts what was measured side by side in place of what the stored baseline says of suspects: the final verdicts.
     *
     * @param answers by test id; a suspect without one was not asked for
     */
    public Analysis settle(Analysis judged, Map<String, Answer> answers) {
        Exemptions exemptions = new Exemptions(rule, accepted, today);
        return new Settlement(rule, answers, exemptions::of).of(judged);
    }

    /** Compares the totals of classes and of all test JVMs, once the tests have their last verdicts. */
    public Analysis totals(Analysis settled) {
        double shift = new Compared(settled, stored, rule, rule.effect()).shift();
        Exemptions exemptions = new Exemptions(rule, accepted, today);
        BuildTotals totals = BuildTotals.of(settled);
        return settled.comparing(
                new ComparedTotals(settled, totals, stored, rule, exemptions, shift).findings(),
                TotalsGaps.of(settled, totals, stored, pinned));
    }

    private Finding ofPinned(Finding finding) {
        String name = pinned == null ? "" : PINNED + pinned.name();
        Evidence evidence = finding.isSuspect() ? Evidence.STORED : finding.evidence();
        return finding.as(finding.verdict(), finding.reason() + name, evidence);
    }

    private List<JudgedTest> removed(Analysis analysis) {
        Set<String> measured =
                analysis.tests().stream().map(judged -> judged.test().test()).collect(Collectors.toSet());
        Map<SortedMap<String, String>, Source> here = analysis.tests().stream()
                .map(JudgedTest::test)
                .collect(Collectors.toMap(TestSummary::fingerprint, TestSummary::source, (first, other) -> first));
        List<JudgedTest> removed = new ArrayList<>();
        here.forEach((fingerprint, source) -> stored.baseline()
                .section(fingerprint)
                .ifPresent(section -> section.tests().keySet().stream()
                        .filter(test -> !measured.contains(test))
                        .forEach(test -> removed.add(removed(test, source, section)))));
        return removed;
    }

    private static JudgedTest removed(String test, Source source, Section section) {
        double[] samples = section.samples(test);
        String was = samples.length == 0 ? "" : " with " + Joules.ofMicrojoules(Medians.of(samples));
        return JudgedTest.absent(
                TestSummary.absent(test, source, section.fingerprint()),
                new Finding(Verdict.REMOVED, removed(was), null).sharing(removed("")));
    }

    private static String removed(String was) {
        return "in the baseline" + was + ", but not measured in this build; if it is gone or renamed, drop it by "
                + BaselineFile.COMMAND + " -Denergy.baseline.prune=true";
    }

    private List<String> warnings(Analysis analysis) {
        List<String> warnings = new ArrayList<>();
        if (stored.trouble() != null) {
            warnings.add("The baseline cannot be read from " + stored.name() + ": " + stored.trouble()
                    + ". Tests are judged without it, by budgets alone; energy.failOn=FAIL,MISSING_BASELINE fails the"
                    + " build in such a case");
        }
        if (pinned != null && !pinned.exists()) {
            warnings.add("The pinned baseline " + pinned.name()
                    + " does not exist: nothing guards against gradual regressions");
        }
        warnings.addAll(new AcceptedNames(analysis, stored).warnings(accepted, today));
        return warnings;
    }
}
