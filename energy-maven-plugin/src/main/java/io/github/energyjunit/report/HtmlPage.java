package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.JudgedTest;
import io.github.energyjunit.analysis.JoulesText;
import io.github.energyjunit.analysis.TestSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the template of {@code report.html} asks for: texts, and keys to sort by. The template decides on looks only. */
public final class HtmlPage {

    private final Report report;
    private final Analysis analysis;
    private final ConsoleReport console;

    HtmlPage(Report report) {
        this.report = report;
        this.analysis = report.analysis();
        this.console = new ConsoleReport(report, 0);
    }

    /**
     * One row of the table.
     *
     * @param sortJoules microjoules, -1 without a reading
     * @param spread the relative spread in percent, empty below two samples
     */
    public record Row(
            String test,
            String displayName,
            String joules,
            long sortJoules,
            String resolution,
            long sortResolution,
            String spread,
            int samples,
            String source,
            String quality,
            String verdict,
            String reason,
            String budget,
            List<String> flags) {}

    public String getModule() {
        return report.module();
    }

    public String getCreated() {
        return report.created().toString();
    }

    public String getVerdict() {
        return analysis.verdict().name();
    }

    public String getQuality() {
        return analysis.quality().word();
    }

    public String getSource() {
        return analysis.sourceNames();
    }

    public String getJoules() {
        return JoulesText.of(analysis.all().attributed());
    }

    public String getTotalJoules() {
        return JoulesText.of(analysis.all().total());
    }

    public List<String> getSources() {
        return analysis.sources().stream().map(ConsoleReport::describe).toList();
    }

    public List<String> getDoubts() {
        return console.warnings();
    }

    public List<String> getNotes() {
        return analysis.notes();
    }

    public String getModuleReason() {
        return analysis.module().reason();
    }

    /** List the broken and perhaps broken budgets, as {@code check} words them. */
    public List<Analysis.Violation> getViolations() {
        return analysis.violations();
    }

    public List<Map<String, String>> getFingerprints() {
        return analysis.runs().stream()
                .map(run -> (Map<String, String>) run.jvm().fingerprint())
                .distinct()
                .toList();
    }

    public List<Row> getRows() {
        return analysis.tests().stream().map(HtmlPage::row).toList();
    }

    private static Row row(JudgedTest judged) {
        TestSummary test = judged.test();
        return new Row(
                test.test(),
                test.displayName(),
                test.attributed() == null ? "no reading" : JoulesText.of(test.attributed()),
                test.attributed() == null ? -1 : test.attributed(),
                test.resolution() == null ? "" : JoulesText.of(test.resolution()),
                test.resolution() == null ? -1 : test.resolution(),
                test.samples().relativeSpread().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "%.1f %%",
                                test.samples().relativeSpread().getAsDouble() * 100)
                        : "",
                test.samples().size(),
                test.source().name(),
                test.source().quality().word(),
                judged.judgement().verdict().name(),
                judged.judgement().reason(),
                judged.judgement().budgetJoules() == null
                        ? ""
                        : JoulesText.exactly(judged.judgement().budgetJoules()),
                List.copyOf(test.flags()));
    }
}
