package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.NamesText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what {@code check} found as lines for the console. */
public final class CheckReport {

    /** What somebody should do something about, besides what fails the build. */
    private static final Set<Verdict> LOUD = Set.of(Verdict.WARN, Verdict.INCOMPARABLE);

    /** How many lines of one kind are read; all are in the report. */
    private static final int MOST_LINES = 20;

    /** So many tests with nearly the same reason are told one by one. */
    private static final int MOST_FIGURES = 3;

    /** How many lines of what was logged already are repeated where the build ends. */
    private static final int MOST_REPEATED = 5;

    private static final String UNREAD = "Energy budget not checked: ";

    private final Analysis analysis;
    private final List<Violation> broken;
    private final ConsoleStyle paint;
    private final ExplainedNames names;

    /**
     * Shows an analysis.
     *
     * @param broken what fails the build
     */
    public CheckReport(Analysis analysis, List<Violation> broken) {
        this(analysis, broken, ConsoleStyle.NONE);
    }

    /** Shows an analysis in colours. */
    public CheckReport(Analysis analysis, List<Violation> broken, ConsoleStyle paint) {
        this.analysis = analysis;
        this.broken = broken;
        this.paint = paint;
        this.names = ExplainedNames.of(analysis);
    }

    /** Returns what fails the build. */
    public List<String> errors() {
        return broken.stream()
                .map(violation -> (violation.kind() == Kind.REGRESSION
                                ? "Energy regression: "
                                : isUnread(violation) ? UNREAD : "Energy budget exceeded: ")
                        + (violation.verdict() == Verdict.FAIL ? "" : violation.verdict() + ": ")
                        + text(violation))
                .toList();
    }

    /**
     * Returns what is broken and what to do about it.
     *
     * @param accepted the name of the file that accepts increases for a while
     * @param page where more is shown
     */
    public String failure(String accepted, Path page) {
        String newLine = System.lineSeparator();
        String text = "";
        if (broken.stream().anyMatch(each -> each.kind() == Kind.BUDGET)) {
            boolean unread = broken.stream().anyMatch(each -> each.kind() == Kind.BUDGET && isUnread(each));
            text += "Energy budgets exceeded" + (unread ? " or not checked" : "") + ": " + list(Kind.BUDGET) + newLine
                    + "Use less energy, or raise the limit"
                    + " (maxJoules of the annotation, or <maxJoules> of the <budget> in the POM)." + newLine;
        }
        if (broken.stream().anyMatch(each -> each.kind() == Kind.REGRESSION)) {
            text += "Energy regressions: " + list(Kind.REGRESSION) + newLine
                    + "Use less energy; or, if the increase is intended,"
                    + " add the new level to the baseline by: " + BaselineFile.COMMAND
                    + " -Denergy.failOn=none; or accept it for a while in " + accepted + "." + newLine;
        }
        if (analysis.tests().stream().noneMatch(test -> test.test().flags().contains(Flag.PROFILED.name()))) {
            text += "To see which code uses the energy, profile the tests: -Denergy.profile=jfr" + newLine;
        }
        return text + "Look at " + page + ", or pass -Denergy.failOnViolation=false to continue for now.";
    }

    private String list(Kind kind) {
        String newLine = System.lineSeparator() + "  ";
        List<Violation> violations =
                broken.stream().filter(each -> each.kind() == kind).toList();
        int repeated = violations.size() <= MOST_REPEATED + 1 ? violations.size() : MOST_REPEATED;
        return violations.size()
                + violations.stream()
                        .limit(repeated)
                        .map(each -> newLine + text(each))
                        .collect(Collectors.joining())
                + (repeated < violations.size()
                        ? newLine + "... and " + (violations.size() - repeated) + " more, all of them above"
                        : "");
    }

    /** Returns what may be an exceeded budget or a regression, and what cannot be judged because the baseline is foreign. */
    public List<String> warnings() {
        return first(allWarnings(), "warnings");
    }

    private List<String> allWarnings() {
        List<Violation> loud = analysis.remarks().stream()
                .filter(remark -> !broken.contains(remark))
                .filter(remark -> remark.verdict() == Verdict.FAIL || LOUD.contains(remark.verdict()))
                .toList();
        List<String> lines = new ArrayList<>(grouped(loud));
        refuted().forEach(lines::add);
        return lines;
    }

    /** What the stored baseline shows and fresh JVMs refute has to be seen, and breaks nothing. */
    private Stream<String> refuted() {
        return analysis.tests().stream()
                .filter(judged -> judged.regression() != null
                        && judged.regression().evidence() == Evidence.REFUTED
                        && judged.regression().verdict() == Verdict.PASS)
                .map(judged -> "Energy regression not confirmed, so it does not fail the build: "
                        + names.of(judged.test().test()) + ": "
                        + judged.regression().reason());
    }

    /** Returns what else does not simply pass, and a summary. */
    public List<String> lines() {
        List<Violation> quiet = analysis.remarks().stream()
                .filter(remark -> !broken.contains(remark))
                .filter(remark -> remark.verdict() != Verdict.FAIL && !LOUD.contains(remark.verdict()))
                .toList();
        List<String> lines = new ArrayList<>(first(grouped(quiet), "tests"));
        compared(lines);
        TotalsText.of(analysis).ifPresent(lines::add);
        if (broken.isEmpty()) {
            lines.add(new CheckSummary(analysis, allWarnings().size()).text(paint));
        }
        return lines;
    }

    /** Says once what holds for many tests; of a few, each has a line with its figures. */
    private List<String> grouped(List<Violation> remarks) {
        Map<String, List<Violation>> groups = new LinkedHashMap<>();
        remarks.forEach(remark -> groups.computeIfAbsent(prefix(remark) + remark.shared(), key -> new ArrayList<>())
                .add(remark));
        return groups.values().stream().flatMap(this::said).toList();
    }

    private Stream<String> said(List<Violation> group) {
        Violation first = group.get(0);
        boolean alike = group.stream().map(Violation::reason).distinct().count() == 1;
        if (group.size() == 1 || (!alike && group.size() <= MOST_FIGURES)) {
            return group.stream().map(each -> prefix(each) + text(each));
        }
        List<String> tests = group.stream().map(each -> names.of(each.test())).toList();
        return Stream.of(prefix(first) + group.size() + " tests (" + NamesText.of(tests) + "): " + first.shared());
    }

    private static List<String> first(List<String> lines, String what) {
        if (lines.size() <= MOST_LINES + 1) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
        shown.add("... and " + (lines.size() - MOST_LINES) + " more " + what + ": see report.html");
        return shown;
    }

    private String text(Violation violation) {
        return names.of(violation.test()) + ": " + violation.reason();
    }

    private String prefix(Violation remark) {
        boolean doubt = remark.verdict() == Verdict.WARN || remark.verdict() == Verdict.FAIL;
        if (!doubt) {
            return remark.verdict() + ": ";
        }
        return remark.kind() == Kind.REGRESSION
                ? "Possible energy regression: "
                : isUnread(remark) ? UNREAD : "Energy budget possibly exceeded: ";
    }

    /** What has no reading has exceeded nothing, as far as anybody knows. */
    private boolean isUnread(Violation remark) {
        return Stream.concat(
                        analysis.tests().stream()
                                .filter(judged -> judged.test().test().equals(remark.test()))
                                .map(JudgedTest::budget),
                        analysis.parts().stream()
                                .filter(part -> part.name().equals(remark.test()))
                                .map(PartBudget::judgement))
                .anyMatch(budget -> budget.isOfBudget() && budget.ratio() == null);
    }

    private void compared(List<String> lines) {
        double[] ratios = analysis.tests().stream()
                .map(JudgedTest::comparison)
                .filter(Objects::nonNull)
                .mapToDouble(Comparison::ratio)
                .toArray();
        if (ratios.length > 0) {
            double logarithms = 0;
            for (double ratio : ratios) {
                logarithms += Math.log(ratio);
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "Compared with the baseline: %s, whose energy is %.3f of the baseline's (geometric mean).",
                    CountText.of(ratios.length, "test"),
                    Math.exp(logarithms / ratios.length)));
        }
    }
}
