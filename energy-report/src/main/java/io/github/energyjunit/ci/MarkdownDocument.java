package io.github.energyjunit.ci;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.report.CheckSummary;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.ConsoleStyle;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.EnergyText;
import io.github.energyjunit.report.LedgerText;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.ShortNames;
import io.github.energyjunit.report.TotalsText;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.JoulesText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes {@code report.md}: what a pull request should say, the worst first and the rest folded away. */
public final class MarkdownDocument implements Document {

    /** GitHub takes comments of 65,536 characters; a bit is left for what others put around it. */
    static final int MOST = 65_000;

    /** No row is shorter than 40 characters, so more of them never fit. */
    private static final int MOST_ROWS = MOST / 40;

    private static final int SHOWN = 5;
    private static final int DOUBTS = 20;
    private static final int LONGEST = 600;
    private static final String HEAD = """

            | joules | ± | n | budget | verdict | test | flags |
            |---:|---:|---:|---|---|---|---|
            """;
    /** What closes the document, with room for a number of tests. */
    private static final int CLOSING = 600 + MarkdownProfile.MOST;

    private final CodePlaces places;

    /** Sort out problems with the help of their places. */
    public MarkdownDocument(CodePlaces places) {
        this.places = places;
    }

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        out.write(text(report).getBytes(StandardCharsets.UTF_8));
    }

    String text(Report report) {
        Analysis analysis = report.analysis();
        StringBuilder page = new StringBuilder();
        page.append("### ")
                .append(icon(analysis.verdict()))
                .append(" Energy of ")
                .append(Markdown.code(report.module()));
        page.append(": ")
                .append(analysis.verdict())
                .append("\n\n")
                .append(totals(analysis))
                .append('\n');
        analysis.sources()
                .forEach(source -> page.append("\n")
                        .append(Markdown.text(EnergyText.source(source)))
                        .append("  "));
        if (report.carbon() != null) {
            page.append("\n").append(Markdown.text(report.carbon().text(analysis)));
        }
        page.append('\n');
        EnergyText.withoutBaseline(analysis)
                .ifPresent(line -> page.append("\n").append(Markdown.text(line)).append("\n"));
        problems(analysis, Problem.of(report, places), page);
        LedgerText ledger = LedgerText.of(report);
        if (ledger != null) {
            page.append(MarkdownLedger.text(ledger));
        }
        TotalsText.of(analysis)
                .ifPresent(line -> page.append("\n")
                        .append(Markdown.text(PlainName.of(line, LONGEST)))
                        .append("\n"));
        tests(analysis, page);
        MarkdownProfile.write(report.profiles(), page);
        doubts(new ConsoleReport(report, 0).warnings(), page);
        page.append(
                        "\n<sub>The joules of a test are the part of the machine's energy that its CPU time caused, per invocation:")
                .append(
                        " the median of its successful invocations. n is their number, ± the possible error, due to the model of an estimate or the steps of counters and clocks.</sub>\n");
        return page.toString();
    }

    private static String totals(Analysis analysis) {
        Sum all = analysis.all();
        return "**" + EnergyText.attributed(all, analysis.quality()) + "**"
                + (all.isUnread() ? "" : " (" + EnergyText.wattHours(all.attributed()) + ")") + " caused by "
                + CountText.of(analysis.tests().size(), "test") + ", of "
                + EnergyText.total(all, analysis.quality()) + " that the whole machine used meanwhile."
                + " Quality: **" + analysis.quality().label() + "**.";
    }

    private static void problems(Analysis analysis, List<Problem> problems, StringBuilder page) {
        if (problems.isEmpty()) {
            page.append("\n")
                    .append(new CheckSummary(analysis, 0).text(ConsoleStyle.NONE))
                    .append("\n");
            return;
        }
        page.append("\n#### Exceeded or uncertain\n\n");
        int most = MOST / 2;
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String line =
                    "- " + icon(problem.verdict()) + " **" + problem.verdict() + "** " + Markdown.code(problem.test())
                            + "<br>" + Markdown.text(PlainName.of(problem.reason(), LONGEST)) + "\n";
            if (page.length() + line.length() > most) {
                page.append("- and ").append(problems.size() - i).append(" more, see `report.html`\n");
                return;
            }
            page.append(line);
        }
    }

    private static void tests(Analysis analysis, StringBuilder page) {
        List<JudgedTest> tests = analysis.tests();
        ShortNames names = new ShortNames(
                tests.stream().limit(MOST_ROWS).map(JudgedTest::test).toList());
        page.append("\n#### Highest energy use\n").append(HEAD);
        int most = MOST - CLOSING - DOUBTS * LONGEST;
        int i = rows(tests, 0, SHOWN, names, most, page);
        if (i == SHOWN && i < tests.size()) {
            page.append("\n<details><summary>")
                    .append(tests.size() - i)
                    .append(" more</summary>\n")
                    .append(HEAD);
            i = rows(tests, i, tests.size(), names, most, page);
            page.append("\n</details>\n");
        }
        page.append(i < tests.size() ? "\nAnd " + (tests.size() - i) + " that used less, see `report.html`.\n" : "");
    }

    private static int rows(List<JudgedTest> tests, int from, int to, ShortNames names, int most, StringBuilder page) {
        int i = from;
        for (; i < Math.min(to, tests.size()); i++) {
            String row = row(tests.get(i), names);
            if (page.length() + row.length() > most) {
                break;
            }
            page.append(row);
        }
        return i;
    }

    private static String row(JudgedTest judged, ShortNames names) {
        TestSummary test = judged.test();
        BigDecimal budget = judged.judgement().budgetJoules();
        List<String> cells = List.of(
                Markdown.text(EnergyText.energy(judged)) + inContainers(test),
                EnergyText.precision(test),
                String.valueOf(test.samples().size()),
                budget == null ? "" : JoulesText.exactly(budget),
                EnergyText.verdict(judged),
                Markdown.code(names.of(test)),
                Markdown.text(PlainName.of(String.join(" ", test.flags()), LONGEST)));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String inContainers(TestSummary test) {
        String joules = EnergyText.inContainers(test);
        return joules.isEmpty() ? "" : (test.includesContainers() ? ", of it " : ", and ") + joules + " in containers";
    }

    private static void doubts(List<String> warnings, StringBuilder page) {
        if (warnings.isEmpty()) {
            return;
        }
        page.append("\n#### Doubts\n\n");
        for (int i = 0; i < warnings.size(); i++) {
            String line = "- " + Markdown.text(PlainName.of(warnings.get(i), LONGEST)) + "\n";
            if (i == DOUBTS || page.length() + line.length() > MOST - CLOSING) {
                page.append("- and ").append(warnings.size() - i).append(" more, see `report.html`\n");
                return;
            }
            page.append(line);
        }
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "❌";
            case WARN, INCONCLUSIVE, INCOMPARABLE, MISSING_BASELINE -> "⚠️";
            case PASS, IMPROVED, NEW, REMOVED -> "✅";
        };
    }
}
