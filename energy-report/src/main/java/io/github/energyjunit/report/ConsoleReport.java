package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.measured.PassedOver;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.JoulesText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a report as the lines of one calm block for the console. */
public final class ConsoleReport {

    private final Report report;
    private final int top;
    private final ConsoleStyle paint;

    /**
     * Shows a report without colours.
     *
     * @param top how many tests to show at most
     */
    public ConsoleReport(Report report, int top) {
        this(report, top, ConsoleStyle.NONE);
    }

    /**
     * Shows a report.
     *
     * @param top how many tests to show at most
     */
    public ConsoleReport(Report report, int top, ConsoleStyle paint) {
        this.report = report;
        this.top = top;
        this.paint = paint;
    }

    /** Returns what everybody wants to see: totals, sources, the tests with the highest energy use. */
    public List<String> lines() {
        Analysis analysis = report.analysis();
        List<String> lines = new ArrayList<>();
        lines.add(headline(analysis));
        if (analysis.classes().stream().anyMatch(ClassTotal::whole)) {
            lines.add("Test classes as a whole, with what runs around the tests: "
                    + EnergyText.attributed(analysis.allClasses(), analysis.quality()));
        }
        LedgerText ledger = LedgerText.of(report);
        if (ledger != null) {
            lines.add(ledger.line());
            Stream.of(ledger.containers()).filter(line -> !line.isEmpty()).forEach(lines::add);
            lines.addAll(ledger.advice());
        }
        analysis.sources().forEach(source -> lines.add(EnergyText.source(source)));
        if (report.carbon() != null) {
            lines.add(report.carbon().text(analysis));
        }
        lines.addAll(table(analysis.tests()));
        int hidden = analysis.tests().size() - top;
        if (hidden > 0) {
            lines.add("... and " + hidden + " more; all of them with -Denergy.console.top="
                    + analysis.tests().size());
        }
        if (analysis.unmeasuredTests() > 0) {
            lines.add(analysis.unmeasuredText());
        }
        return lines;
    }

    /** Returns what somebody should do something about. */
    public List<String> warnings() {
        Analysis analysis = report.analysis();
        List<String> lines = new ArrayList<>(analysis.warnings());
        for (PassedOver source : analysis.passedOver()) {
            if (source.remedy() != null) {
                lines.add("A better source was not used: " + source.source() + ", " + source.reason() + ". Fix: "
                        + source.remedy());
            }
        }
        for (Run run : analysis.runs()) {
            if (run.state() != Run.State.ENDED) {
                lines.add("The JVM of " + run.file() + ", started " + run.jvm().started() + ", "
                        + (run.state() == Run.State.CUT_OFF ? "was cut off" : "is still running")
                        + "; finished tests kept: " + run.invocations());
            }
        }
        return lines;
    }

    private String headline(Analysis analysis) {
        int tests = analysis.tests().size();
        String quality = analysis.quality() == Quality.ESTIMATED ? " estimated" : "";
        return String.format(
                Locale.ROOT,
                "Energy of %s in %s: %s%s",
                CountText.of(tests, "test"),
                report.module(),
                paint.apply(
                        ConsoleStyle.Tone.STRONG,
                        analysis.all().isUnread()
                                ? "no reading"
                                : analysis.all().attributed().toString()),
                analysis.all().isUnread()
                        ? ""
                        : quality + ", of " + EnergyText.total(analysis.all(), analysis.quality())
                                + " that the whole machine used meanwhile" + unread(analysis));
    }

    /** A sum that lacks parts says so. */
    private static String unread(Analysis analysis) {
        int unread = analysis.all().unread();
        return unread == 0 ? "" : "; " + CountText.of(unread, "run has", "runs have") + " no reading";
    }

    private List<String> table(List<JudgedTest> tests) {
        TextTable table = new TextTable(
                List.of(
                        "joules",
                        "quality",
                        "±",
                        "in containers",
                        "n",
                        "source",
                        "budget",
                        "baseline",
                        "test",
                        "flags"),
                List.of(0, 2, 3, 4),
                Map.of(
                        "joules",
                        text -> paint.apply(ConsoleStyle.Tone.STRONG, text),
                        "budget",
                        paint::byVerdict,
                        "baseline",
                        paint::byVerdict,
                        "flags",
                        text -> text.isEmpty() ? "" : paint.apply(ConsoleStyle.Tone.DOUBTFUL, text)));
        List<JudgedTest> shown = brokenFirst(tests).limit(top).toList();
        ShortNames names = new ShortNames(shown.stream().map(JudgedTest::test).toList());
        shown.forEach(judged -> table.add(row(judged, names)));
        return table.lines();
    }

    /** What broke, or may have, is read first, however small it is; then the rest in the order given. */
    private static Stream<JudgedTest> brokenFirst(List<JudgedTest> tests) {
        return tests.stream().sorted(Comparator.comparingInt(ConsoleReport::urgency));
    }

    private static int urgency(JudgedTest judged) {
        return switch (judged.judgement().verdict()) {
            case FAIL -> 0;
            case WARN -> 1;
            default -> 2;
        };
    }

    /** Shows the verdict and the ratio to the baseline; nothing where no baseline is. */
    private static String baseline(JudgedTest judged) {
        Finding regression = judged.regression();
        if (regression == null || regression.verdict() == Verdict.MISSING_BASELINE) {
            return "";
        }
        Comparison comparison = regression.comparison();
        return comparison == null
                ? regression.verdict().name()
                : String.format(Locale.ROOT, "%s x%.3f", regression.verdict(), comparison.ratio());
    }

    /** Leaves out what the column of qualities says already. */
    private static String flags(TestSummary test) {
        return test.flags().stream()
                .filter(flag -> !flag.equals(Flag.ESTIMATED.name()))
                .collect(Collectors.joining(" "));
    }

    /** Tells from what comes on top whether it is a part of the joules. */
    private static String inContainers(TestSummary test) {
        String joules = EnergyText.inContainers(test);
        return joules.isEmpty() || test.includesContainers() ? joules : "+" + joules;
    }

    private static List<String> row(JudgedTest judged, ShortNames names) {
        TestSummary test = judged.test();
        return List.of(
                EnergyText.joules(judged),
                test.attributed() == null ? "" : test.source().quality().label(),
                EnergyText.precision(test),
                inContainers(test),
                String.valueOf(test.samples().size()),
                test.source().name(),
                judged.judgement().budgetJoules() == null
                        ? ""
                        : judged.budget().verdict() + " "
                                + JoulesText.exactly(judged.judgement().budgetJoules()),
                baseline(judged),
                names.of(test),
                flags(test));
    }
}
