package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.Fingerprints;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.JoulesText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to an analysis what comes of holding it against baselines. */
public final class Gate {

    private static final String PINNED = "; this is the pinned baseline ";

    private final RegressionRule rule;
    private final Reference stored;
    private final @Nullable Reference pinned;
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
            RegressionRule rule, Reference stored, @Nullable Reference pinned, Acceptances accepted, LocalDate today) {
        this.rule = rule;
        this.stored = stored;
        this.pinned = pinned;
        this.accepted = accepted;
        this.today = today;
    }

    /** Tell whether what is said of a test comes from the pinned baseline, which guards against many small steps. */
    public static boolean isOfPinned(Analysis.Violation violation) {
        return violation.reason().contains(PINNED);
    }

    /** Returns whether a regression only warns because it is estimated, and may fail where it is confirmed. */
    public static boolean isOfEstimate(Analysis.Violation violation) {
        return violation.reason().contains(Leniency.ESTIMATE);
    }

    /** Judge every test of the analysis, and those that the baseline has and the analysis has not. */
    public Analysis judge(Analysis analysis) {
        if (!analysis.hasData()) {
            return analysis;
        }
        Map<TestSummary, Finding> findings = compare(analysis, stored, rule.effect());
        Map<TestSummary, Finding> crept =
                pinned == null ? Map.of() : compare(analysis, pinned, Math.max(rule.effect(), rule.effectPinned()));
        Leniency leniency = new Leniency(rule, accepted, today, analysis);
        List<JudgedTest> judged = new ArrayList<>();
        for (JudgedTest test : analysis.tests()) {
            Finding finding = worse(findings.get(test.test()), crept.get(test.test()));
            judged.add(new JudgedTest(
                    test.test(), test.budget(), finding == null ? null : leniency.of(test.test(), finding)));
        }
        judged.addAll(removed(analysis));
        return analysis.with(judged, warnings());
    }

    private Map<TestSummary, Finding> compare(Analysis analysis, Reference reference, double effect) {
        Map<TestSummary, Finding> findings = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            Finding finding = unpaired(test, reference);
            if (finding != null) {
                findings.put(test, finding);
            } else {
                pairs.add(Pair.of(
                        test, reference.baseline().section(test.fingerprint()).orElseThrow()));
            }
        }
        findings.putAll(new Family(rule, effect).judge(pairs));
        return findings;
    }

    /** Say why a test cannot be compared, or give null if it can. */
    private @Nullable Finding unpaired(TestSummary test, Reference reference) {
        if (reference.baseline().sections().isEmpty()) {
            return new Finding(
                    Verdict.MISSING_BASELINE,
                    "no baseline to compare with in " + reference.name() + ": make one by " + BaselineFile.COMMAND,
                    null);
        }
        Optional<Section> section = reference.baseline().section(test.fingerprint());
        if (section.isEmpty()) {
            return incomparable(test, reference);
        }
        if (section.get().samples(test.test()).length == 0) {
            return new Finding(Verdict.NEW, "not in the baseline yet: add it by " + BaselineFile.COMMAND, null);
        }
        if (test.samples().size() == 0) {
            return new Finding(Verdict.INCONCLUSIVE, "no successful reading to compare with the baseline", null);
        }
        if (test.cold()) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "it ran only as the first test of its JVM, which is never a sample: use @EnergyTest, or"
                            + " @RepeatedTest(10)",
                    null);
        }
        return null;
    }

    private static Finding incomparable(TestSummary test, Reference reference) {
        Section nearest = reference.baseline().nearest(test.fingerprint()).orElseThrow();
        String differences = nearest.differences(test.fingerprint()).stream()
                .map(key -> key + " is '" + test.fingerprint().getOrDefault(key, "") + "' here and '"
                        + nearest.fingerprint().getOrDefault(key, "") + "' in the baseline")
                .collect(Collectors.joining(", "));
        if (Fingerprints.isOfUnknownMachine(test.fingerprint())) {
            return new Finding(
                    Verdict.INCOMPARABLE,
                    "this system does not tell which processor it has, and an unknown one compares with nothing;"
                            + " energy:compare measures both versions here",
                    null);
        }
        return new Finding(
                Verdict.INCOMPARABLE,
                "the baseline is of another machine or setting: " + differences + "; add one for this by "
                        + BaselineFile.COMMAND,
                null);
    }

    /** A regression against either baseline counts; otherwise the one that follows the code has the word. */
    private @Nullable Finding worse(@Nullable Finding finding, @Nullable Finding creeping) {
        if (creeping == null || pinned == null || creeping.verdict() != Verdict.FAIL) {
            return finding;
        }
        return finding != null && finding.verdict() == Verdict.FAIL
                ? finding
                : new Finding(Verdict.FAIL, creeping.reason() + PINNED + pinned.name(), creeping.comparison());
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
        String was = samples.length == 0 ? "" : " with " + JoulesText.of(Medians.of(samples));
        return JudgedTest.absent(
                TestSummary.absent(test, source, section.fingerprint()),
                "in the baseline" + was + ", but not measured in this build; if it is gone or renamed, drop it by "
                        + BaselineFile.COMMAND + " -Denergy.baseline.prune=true");
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (pinned != null && !pinned.exists()) {
            warnings.add("The pinned baseline " + pinned.name() + " is not there: nothing guards against creep");
        }
        accepted.entries().stream()
                .filter(entry -> entry.isExpired(today))
                .forEach(entry -> warnings.add("What was accepted for " + entry.test() + " expired after "
                        + entry.until() + ": remove the entry, or judge anew until when it holds"));
        return warnings;
    }
}
